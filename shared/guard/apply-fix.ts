// A fix done to a draft: draft in, draft out, and nothing moved that the fix does not name. What a fix asks of the
// program (a note on a contact, another mode of answering) leaves the draft as it is.
import { addressKey } from '../domain/address.ts';
import { addressesIn } from './body/addresses.ts';
import { cutHtml, editHtml } from './body/edit-html.ts';
import { readBody } from './body/reading.ts';
import type { Fix, RecipientFields } from './finding.ts';
import type { AttachmentFacts } from './letter.ts';
import { edited, masks, maskText, type TextEdit } from './mask-text.ts';

export interface GuardedDraft {
  recipients: RecipientFields;
  /** Address of the identity it is sent from. */
  ownAddress: string;
  replyTo: string | null;
  subject: string;
  /** Rich: HTML. Plain: null. */
  html: string | null;
  text: string;
  attachments: AttachmentFacts[];
}

/** What stands in place of what was taken out, in the person's language. */
export interface Marks {
  /** « [adresse masquée] » */
  address: string;
  /** « […] » */
  cut: string;
}

export function applyFix(draft: GuardedDraft, fix: Fix, marks: Marks): GuardedDraft {
  switch (fix.kind) {
    case 'setRecipients':
      return { ...draft, recipients: fix.recipients };
    case 'maskAddresses':
      return masked(draft, new Set(fix.addresses), marks);
    case 'lightenQuote':
      return lightened(draft, new Set(fix.addresses), marks);
    case 'abridgeNames':
      return abridged(draft, fix.names);
    case 'removeAttachment':
      return { ...draft, attachments: draft.attachments.filter(({ id }) => id !== fix.attachmentId) };
    case 'cleanAttachment':
      return withAttachment(draft, fix.attachmentId, { treatment: 'cleaned' });
    case 'renameAttachment':
      return withAttachment(draft, fix.attachmentId, { name: fix.name });
    case 'changeSender':
      return { ...draft, ownAddress: addressKey(fix.address) };
    case 'dropReplyTo':
      return { ...draft, replyTo: null };
    case 'sendSeparately':
    case 'allowHousehold':
    case 'noteAgreement':
    case 'replyToSenderOnly':
    case 'replyAllFamiliesInBcc':
    case 'forwardMasked':
      return draft;
  }
}

/** Whether `applyFix` does anything for it, or the program has to. */
export function changesDraft({ kind }: Fix): boolean {
  const byProgram: Fix['kind'][] = ['sendSeparately', 'allowHousehold', 'noteAgreement'];
  const beforeComposing: Fix['kind'][] = ['replyToSenderOnly', 'replyAllFamiliesInBcc', 'forwardMasked'];
  return ![...byProgram, ...beforeComposing].includes(kind);
}

type Words = Pick<GuardedDraft, 'subject' | 'html' | 'text'>;

/** Case 12: in text, subject and what is not shown; names, dates and subjects stay. */
export function masked<T extends Words>(draft: T, addresses: ReadonlySet<string>, { address: mark }: Marks): T {
  const find = (text: string) => masks(text, addresses, mark);
  const holdsOne = (text: string) => addressesIn(text).some(({ address }) => addresses.has(address));
  return {
    ...draft,
    subject: maskText(draft.subject, addresses, mark),
    html: draft.html === null ? null : editHtml(draft.html, find, holdsOne),
    text: linewise(draft.text, find),
  };
}

/** Case 13: without the messages quoted in the quoted one from the first that holds such an address. */
function lightened(draft: GuardedDraft, addresses: ReadonlySet<string>, marks: Marks): GuardedDraft {
  const html = draft.html === null ? null : cutQuotes({ html: draft.html, text: '' }, addresses, marks);
  const text = cutQuotes({ html: null, text: draft.text }, addresses, marks);
  return masked({ ...draft, html, text }, addresses, marks);
}

function cutQuotes(
  body: { html: string | null; text: string },
  addresses: ReadonlySet<string>,
  { cut }: Marks,
): string {
  const { mentions, quotes } = readBody(body);
  const holding = new Set(mentions.filter(({ address }) => addresses.has(address)).map(({ quote }) => quote));
  const ranges = quotes.filter(({ nesting }, index) => nesting > 0 && holding.has(index));
  // From the last, so that the places of those before it stay true; one inside another goes with it.
  const outer = ranges.filter(
    (one) => !ranges.some((other) => other !== one && other.start <= one.start && other.end >= one.end),
  );
  let source = body.html ?? body.text;
  for (const { start, end } of outer.sort((a, b) => b.start - a.start)) {
    source = body.html === null ? cutText(source, start, end, cut) : cutHtml(source, start, end, cut);
  }
  return source;
}

function cutText(text: string, start: number, end: number, mark: string): string {
  const marks = /^(?:\s?>)*\s?/.exec(text.slice(start, start + 100))![0];
  return `${text.slice(0, start)}${marks}${mark}${end < text.length ? '\n' : ''}${text.slice(end)}`;
}

function abridged(draft: GuardedDraft, names: readonly string[]): GuardedDraft {
  const find = (text: string) => names.flatMap((name) => namesIn(text, name)).sort((a, b) => a.start - b.start);
  const subject = edited(draft.subject, find(draft.subject));
  const html = draft.html === null ? null : editHtml(draft.html, find, () => false);
  const attachments = draft.attachments.map((file) => ({ ...file, name: edited(file.name, find(file.name)) }));
  return { ...draft, subject, html, text: edited(draft.text, find(draft.text)), attachments };
}

/** However it is written: « Lucas Martin », « MARTIN Lucas », « lucas_martin.pdf ». */
function namesIn(text: string, name: string): TextEdit[] {
  const words = name.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  const turned = [...words.slice(1), words[0]!];
  const short = words.map((word) => `${word[0]}.`).join(' ');
  return [words, turned].flatMap((order) => {
    const pattern = order.map(accentless).join(String.raw`[^\p{L}\p{N}]{1,4}`);
    const whole = new RegExp(String.raw`(?<![\p{L}\p{N}])${pattern}(?![\p{L}\p{M}\p{N}])`, 'giu');
    return [...text.matchAll(whole)].map((match) => ({
      start: match.index,
      end: match.index + match[0].length,
      replacement: short,
    }));
  });
}

/** Each letter with or without its accents. */
function accentless(word: string): string {
  const letters = word.normalize('NFD').replace(/\p{M}+/gu, '');
  return [...letters].map((letter) => `${VARIANTS[letter.toLowerCase()] ?? letter}\\p{M}*`).join('');
}

const VARIANTS: Readonly<Record<string, string>> = {
  ...{ a: '[aàâäáãå]', c: '[cç]', e: '[eéèêë]', i: '[iîïíì]', n: '[nñ]', o: '[oôöóòõ]', u: '[uùûüú]', y: '[yÿý]' },
};

function withAttachment(draft: GuardedDraft, id: string, change: Partial<AttachmentFacts>): GuardedDraft {
  return { ...draft, attachments: draft.attachments.map((one) => (one.id === id ? { ...one, ...change } : one)) };
}

/** Line by line, as the text is read. */
function linewise(text: string, find: (line: string) => TextEdit[]): string {
  if (!find(text).length && !text.includes('\n')) return text;
  return text
    .split('\n')
    .map((line) => edited(line, find(line)))
    .join('\n');
}
