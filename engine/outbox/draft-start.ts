// A new draft, as its mode asks: empty, an answer, a forwarded message. Who is written to and in which thread is
// decided in core/reply.ts, by whom in core/answering-identity.ts, how the original is quoted in mime/quote.ts.
import { type Address, addressKey } from '../../shared/domain/address.ts';
import type { DraftContent, DraftStart } from '../../shared/domain/draft.ts';
import type { Identity } from '../../shared/domain/identity.ts';
import type { AccountId, DraftId, MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import type { PersonFacts } from '../../shared/guard/index.ts';
import { answeringIdentity } from '../core/answering-identity.ts';
import type { HeaderFacts } from '../core/message-facts.ts';
import { answerRecipients, forwardSubject, listRecipients, replySubject, threadHeaders } from '../core/reply.ts';
import { unpackSource } from '../mime/packed-source.ts';
import { quoteHtml, quoteText } from '../mime/quote.ts';
import { decodePart, type ReadMessage, readMessage } from '../mime/read-message.ts';
import { listAccounts } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import { addDraftAttachment, insertDraft } from '../store/drafts.ts';
import type { WriteDb } from '../store/handles.ts';
import { messageDetail, type StoredDetail } from '../store/messages.ts';
import { readSource } from '../store/sources.ts';
import { draftBody } from './draft-body.ts';
import { familiesAmong, messageWithoutFamilies, withoutFamilies } from './without-families.ts';

export interface DraftStartDeps {
  store: Store;
  nowAt: () => number;
  language: () => 'fr' | 'en';
  settings: () => Settings;
  factsOf: (addresses: string[]) => PersonFacts[];
}

/** The message answered or forwarded; `source` null: not downloaded yet. */
export interface Original {
  id: MessageId;
  detail: StoredDetail;
  source: { raw: Uint8Array; read: ReadMessage } | null;
}

/** Every mode but `edit` and `editAsNew`, which are draft-edit.ts's. Throws MailError `missing` when the original is not here. */
export function startDraft(deps: DraftStartDeps, start: DraftStart): DraftId {
  const { mode, originalId, familiesInBcc, accountId } = start;
  if (mode === 'new' || mode === 'edit' || mode === 'editAsNew' || originalId === null) {
    return deps.store.transaction((tx) => insert(tx, deps, { mode: 'new' }, newContent(deps, accountId), null));
  }
  const original = readOriginal(deps.store, originalId);
  return mode === 'forward' || mode === 'forwardAttached'
    ? startForward(deps, { mode, masked: start.masked }, original)
    : startAnswer(deps, mode, original, familiesInBcc);
}

export function readOriginal(store: Store, id: MessageId): Original {
  const detail = messageDetail(store.reads, id);
  if (!detail) throw new MailError({ kind: 'missing', detail: 'original' });
  const packed = readSource(store.reads, id);
  const raw = packed && unpackSource(packed);
  return { id, detail, source: raw && { raw, read: readMessage(raw) } };
}

/** From the account that was asked for, else the one that the person writes from, else the first that can send. */
function newContent(deps: DraftStartDeps, accountId: AccountId | null): DraftContent {
  const all = listAccounts(deps.store.reads).filter(({ identities }) => identities.length > 0);
  const wanted = [accountId, deps.settings().defaultAccountId];
  const account = wanted.map((id) => all.find((one) => one.id === id)).find((one) => one !== undefined) ?? all[0];
  const identity = expectOne(account?.identities[0]);
  return { ...emptyContent(identity), ...bodyFor(deps, identity, null) };
}

/** `replyList` of what came by no list, or is not downloaded yet: as `reply`. */
function startAnswer(
  deps: DraftStartDeps,
  mode: 'reply' | 'replyAll' | 'replyList',
  original: Original,
  familiesInBcc: boolean,
): DraftId {
  const facts = factsOfOriginal(original);
  const identities = listAccounts(deps.store.reads).flatMap((account) => account.identities);
  const identity = identityToAnswer(deps, original);
  const has = (some: Identity[]) => {
    const keys = new Set(some.map(({ address }) => addressKey(address)));
    return (address: string) => keys.has(addressKey(address));
  };
  const toList = mode === 'replyList' ? listRecipients(facts) : null;
  const { to, cc, bcc } =
    toList ??
    answerRecipients(facts, {
      all: mode === 'replyAll',
      isMe: has(identities),
      isSelf: has(identities.filter(({ accountId }) => accountId === identity.accountId)),
      isFamily: familiesInBcc ? (address) => familiesAmong(deps, [address]).size > 0 : null,
      me: { name: identity.name || null, address: identity.address },
    });
  const content: DraftContent = {
    ...emptyContent(identity),
    to: to.map(chip),
    cc: cc.map(chip),
    bcc: bcc.map(chip),
    subject: replySubject(original.detail.row.subject),
    ...bodyFor(deps, identity, { original, style: 'reply' }),
  };
  return deps.store.transaction((tx) => {
    const id = insert(tx, deps, { mode }, content, { original, answering: true });
    if (content.html !== null) attachShownImages(tx, id, original, content.html);
    return id;
  });
}

function startForward(
  deps: DraftStartDeps,
  { mode, masked }: { mode: 'forward' | 'forwardAttached'; masked: boolean },
  original: Original,
): DraftId {
  const { source, detail } = original;
  if (!source) throw new MailError({ kind: 'missing', detail: 'not downloaded yet' });
  const identity = identityToAnswer(deps, original);
  const whole: DraftContent = {
    ...emptyContent(identity),
    subject: forwardSubject(detail.row.subject, deps.language()),
    ...bodyFor(deps, identity, mode === 'forward' ? { original, style: 'forward' } : null),
  };
  const content = masked ? withoutFamilies(deps, whole) : whole;
  return deps.store.transaction((tx) => {
    const id = insert(tx, deps, { mode }, content, { original, answering: false });
    if (mode === 'forwardAttached') {
      const name = `${
        detail.row.subject
          .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
          .trim()
          .slice(0, 80) || 'message'
      }.eml`;
      const bytes = masked ? messageWithoutFamilies(deps, source.raw) : source.raw;
      attach(tx, id, { name, type: 'message/rfc822', bytes, inline: false, contentId: null });
    } else {
      if (content.html !== null) attachShownImages(tx, id, original, content.html);
      for (const part of detail.attachments.filter(({ inline }) => !inline || content.html === null)) {
        const bytes = decodePart(source.raw, part.partId);
        if (bytes) attach(tx, id, { name: part.name, type: part.declaredType, bytes, inline: false, contentId: null });
      }
    }
    return id;
  });
}

/** Images that the quote still shows come along under their own Content-ID. */
function attachShownImages(tx: WriteDb, id: DraftId, { source, detail }: Original, html: string): void {
  for (const { contentId, inline, name, declaredType, partId } of source ? detail.attachments : []) {
    if (!inline || contentId === null || !html.includes(contentId)) continue;
    const bytes = decodePart(source!.raw, partId);
    if (bytes) attach(tx, id, { name, type: declaredType, bytes, inline: true, contentId });
  }
}

export function attach(
  tx: WriteDb,
  id: DraftId,
  part: { name: string; type: string; bytes: Uint8Array; inline: boolean; contentId: string | null },
): void {
  addDraftAttachment(tx, id, { ...part, contentId: part.contentId ?? `${crypto.randomUUID()}@casier` });
}

function insert(
  tx: WriteDb,
  { nowAt }: DraftStartDeps,
  { mode }: Pick<DraftStart, 'mode'>,
  content: DraftContent,
  thread: { original: Original; answering: boolean } | null,
): DraftId {
  return insertDraft(tx, {
    mode,
    originalId: thread?.original.id ?? null,
    content,
    thread: thread ? threadHeaders(thread.original.detail, thread.answering) : { inReplyTo: null, references: [] },
    filed: null,
    createdAt: nowAt(),
  });
}

function emptyContent({ id }: Identity): DraftContent {
  return { identityId: id, to: [], cc: [], bcc: [], subject: '', html: null, text: '' };
}

function bodyFor(
  { language, settings }: DraftStartDeps,
  { signatureHtml }: Identity,
  quoted: { original: Original; style: 'reply' | 'forward' } | null,
): Pick<DraftContent, 'html' | 'text'> {
  const format = settings().composeFormat;
  const read = quoted?.original.source?.read;
  if (!quoted || !read) return draftBody(format, { signatureHtml, quote: null });
  const options = { style: quoted.style, lang: language(), dateAt: quoted.original.detail.row.dateAt };
  const quote = { html: format === 'rich' ? quoteHtml(read, options) : '', text: quoteText(read, options) };
  return draftBody(format, { signatureHtml, quote });
}

/** The whole header where the source is here; else what the list needed. */
function factsOfOriginal({
  detail,
  source,
}: Original): Pick<HeaderFacts, 'mailFollowupTo' | 'listPost' | 'deliveredTo'> & StoredDetail {
  const { mailFollowupTo = [], listPost = null, deliveredTo = [] } = source?.read.facts ?? {};
  return { ...detail, mailFollowupTo, listPost, deliveredTo };
}

function identityToAnswer({ store }: DraftStartDeps, original: Original): Identity {
  const { accountId } = original.detail.row;
  const identities = listAccounts(store.reads).flatMap((account) => account.identities);
  const of = identities.filter((one) => one.accountId === accountId);
  const others = identities.filter((one) => one.accountId !== accountId);
  return expectOne(answeringIdentity(factsOfOriginal(original), { of, others }));
}

function expectOne(identity: Identity | null | undefined): Identity {
  if (!identity) throw new MailError({ kind: 'missing', detail: 'account' });
  return identity;
}

function chip(address: Address): { kind: 'address'; address: Address } {
  return { kind: 'address', address };
}
