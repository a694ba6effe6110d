// Who is written to, under which subject and in which thread, when a message is answered or forwarded. Pure: the
// message's header facts in, the head of a draft out. Invariant: one's own address is never among the recipients of
// an answer, unless nobody else would be left, and no address stands twice.
import { type Address, addressKey } from '../../shared/domain/address.ts';
import type { HeaderFacts } from './message-facts.ts';

/** The part of the header that an answer depends on. */
export type AnswerableFacts = Pick<
  HeaderFacts,
  'from' | 'sender' | 'replyTo' | 'to' | 'cc' | 'bcc' | 'mailFollowupTo' | 'listPost'
>;

export interface Recipients {
  to: Address[];
  cc: Address[];
  bcc: Address[];
}

interface AnswerOptions {
  all: boolean;
  /** One of the person's own identities, of whatever account. */
  isMe: (address: string) => boolean;
  /** One of those of the account that answers: what another of one's mailboxes wrote is answered to that mailbox. */
  isSelf: (address: string) => boolean;
  /** For « à tous, familles en Cci »: these are hidden. null = nobody is. */
  isFamily: ((address: string) => boolean) | null;
  /** Stands in À when everybody else is hidden, or nobody else is left. */
  me: Address;
}

export function answerRecipients(original: AnswerableFacts, options: AnswerOptions): Recipients {
  const { all, isMe, isSelf, isFamily, me } = options;
  const notMe = (addresses: readonly Address[]) => addresses.filter(({ address }) => !isMe(address));
  const seen = new Set<string>();
  const once = (addresses: readonly Address[]) =>
    addresses.filter(({ address }) => {
      const key = addressKey(address);
      if (key === '' || seen.has(key)) return false;
      seen.add(key);
      return true;
    });

  const direct = directRecipients(original, isSelf, all);
  const authors = direct.authors.filter(({ address }) => !isSelf(address));
  let to = once([...authors, ...notMe(direct.to)]);
  let cc = all ? once(notMe(direct.cc)) : [];
  let bcc: Address[] = [];
  if (isFamily) {
    bcc = [...to, ...cc].filter(({ address }) => isFamily(address));
    to = to.filter(({ address }) => !isFamily(address));
    cc = cc.filter(({ address }) => !isFamily(address));
  }
  if (to.length === 0 && bcc.length > 0) to = [me];
  else if (to.length === 0 && cc.length > 0) [to, cc] = [cc, []];
  else if (to.length === 0) to = [[...direct.authors, ...direct.to].find(({ address }) => isMe(address)) ?? me];
  return { to, cc, bcc };
}

/** « Répondre à la liste »: the mailing list alone, as it says where one writes to it. null: it came by none. */
export function listRecipients({ listPost }: Pick<AnswerableFacts, 'listPost'>): Recipients | null {
  return listPost === null ? null : { to: [{ name: null, address: listPost }], cc: [], bcc: [] };
}

/** Before oneself and doubles are taken out. */
function directRecipients(
  original: AnswerableFacts,
  isSelf: (address: string) => boolean,
  all: boolean,
): { authors: Address[]; to: Address[]; cc: Address[] } {
  const authors = original.from.length > 0 ? original.from : original.sender ? [original.sender] : [];
  // An answer to what one wrote oneself goes on to those it was written to.
  if (authors.length > 0 && authors.every(({ address }) => isSelf(address))) {
    const asked = original.replyTo.filter(({ address }) => !isSelf(address));
    return { authors: asked, to: original.to, cc: original.cc };
  }
  if (all && original.mailFollowupTo.length > 0) return { authors: [], to: original.mailFollowupTo, cc: [] };
  const author = answerToAuthor(original, authors);
  return all ? { authors: author, to: original.to, cc: original.cc } : { authors: author, to: [], cc: [] };
}

/**
 * Reply-To is followed (RFC 5322 §3.6.2), unless a mailing list set it to itself: « Répondre » then would write to
 * the whole list, where the person means the author.
 */
function answerToAuthor(original: AnswerableFacts, authors: Address[]): Address[] {
  const list = original.listPost === null ? null : addressKey(original.listPost);
  const wanted = original.replyTo.filter(({ address }) => addressKey(address) !== list);
  return wanted.length > 0 ? wanted : authors.length > 0 ? authors : original.replyTo;
}

/** « Re : », « RE: », « Réf : », « Tr : », « TR: », « Fwd: », « Re[2]: », and what German and Nordic programs write. */
const PREFIX = /^\s*(?:re|ré|réf|rép|tr|fw|fwd|i|aw|antw|wg|sv|vs)\s*(?:[[(]\d+[\])])?\s*[:：]\s*/iu;

/** The subject without any prefix of answering or forwarding, also behind a list's [tag]. */
export function bareSubject(subject: string): string {
  let rest = subject.trim();
  const tags: string[] = [];
  for (;;) {
    const prefix = PREFIX.exec(rest);
    if (prefix) {
      rest = rest.slice(prefix[0].length);
      continue;
    }
    const tag = /^\[[^\][]{1,80}\]\s*/u.exec(rest);
    if (!tag || !PREFIX.test(rest.slice(tag[0].length))) break;
    if (!tags.includes(tag[0].trim())) tags.push(tag[0].trim());
    rest = rest.slice(tag[0].length);
  }
  const known = tags.filter((tag) => !rest.startsWith(tag));
  return [...known, rest].join(' ').trim();
}

export function replySubject(subject: string): string {
  return `Re: ${bareSubject(subject)}`.trimEnd();
}

export function forwardSubject(subject: string, language: 'fr' | 'en'): string {
  return `${language === 'fr' ? 'Tr' : 'Fwd'}: ${bareSubject(subject)}`.trimEnd();
}

/** Long threads keep their root and their latest: header lines stay of a sane length (RFC 5537 §3.4.4's way). */
const MAX_REFERENCES = 40;

/** RFC 5322 §3.6.4. Ids without angle brackets. */
export function threadHeaders(
  original: Pick<HeaderFacts, 'messageIdHeader' | 'inReplyTo' | 'references'>,
  answering: boolean,
): { inReplyTo: string | null; references: string[] } {
  const { messageIdHeader, inReplyTo } = original;
  const before = original.references.length > 0 ? original.references : inReplyTo === null ? [] : [inReplyTo];
  const all = [
    ...new Set([...before.filter((id) => id !== messageIdHeader), ...(messageIdHeader ? [messageIdHeader] : [])]),
  ];
  const references =
    all.length <= MAX_REFERENCES ? all : [...all.slice(0, 1), ...all.slice(all.length - MAX_REFERENCES + 1)];
  return { inReplyTo: answering ? messageIdHeader : null, references };
}
