// What answers a message without naming it (no In-Reply-To, no References): some webmails and the ENT write so. With
// care, as « Re: Réunion » says little: the same subject, the author of the one among the recipients of the other and the
// other way round, and no more than a month between them. Families that answer each other's subject stay apart, and so
// do two years of the same meeting. Pure; the store looks candidates up.
import { type Address, addressKey } from '../../shared/domain/address.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { fold } from '../../shared/domain/search.ts';
import { type ThreadKey, threadKey } from './threading.ts';

/** « Re: », « RE : », « Réf : », « AW: » …: what answers. « TR: » begins something else. */
const ANSWERS = /^(?:(?:re|ref|rep|aw|sv|vs|antw)\s*(?:\[\d+\]|\(\d+\))?\s*:\s*)+/;
/** « Re: ? » tells nothing. */
const LETTERS_MIN = 4;
/** An answer to very many is no conversation between two. */
const RECIPIENTS_MAX = 8;
const MONTH_MS = 31 * 24 * 60 * 60 * 1000;
/** Clocks of two senders. */
const CLOCKS_APART_MS = 10 * 60 * 1000;

/** What a message says of itself, as far as this needs it. */
export interface Spoken {
  subject: string;
  from: readonly Address[];
  to: readonly Address[];
  cc: readonly Address[];
  bcc: readonly Address[];
  inReplyTo: string | null;
  references: readonly string[];
}

/** The subject that is answered; null: it says too little. */
export function answeredSubject(subject: string): string | null {
  const base = tidy(subject).replace(ANSWERS, '');
  return base.replace(/[^\p{L}]/gu, '').length >= LETTERS_MIN ? base : null;
}

/** It answers, and does not say what. */
export function isLoneAnswer(message: Spoken): boolean {
  const { inReplyTo, references, subject, to, cc } = message;
  const recipients = to.length + cc.length;
  const named = inReplyTo !== null || references.length > 0;
  return !named && recipients > 0 && recipients <= RECIPIENTS_MAX && ANSWERS.test(tidy(subject));
}

/** Under which an answer waits for the message that it answers: once for each who may have written that. */
export function awaitedKeys(accountId: AccountId, answer: Spoken): ThreadKey[] {
  const subject = answeredSubject(answer.subject);
  if (subject === null) return [];
  const authors = new Set([...answer.to, ...answer.cc].map(({ address }) => addressKey(address)));
  return [...authors].map((author) => answerKey(accountId, subject, author));
}

/** Under which those would wait that answer this message. */
export function ownAnswerKey(accountId: AccountId, message: Spoken): ThreadKey | null {
  const subject = answeredSubject(message.subject);
  const author = message.from[0];
  return subject === null || !author ? null : answerKey(accountId, subject, addressKey(author.address));
}

/** The earliest and the latest that what is answered may have been written. */
export function answeredWithin(answeredAt: number): { from: number; to: number } {
  return { from: answeredAt - MONTH_MS, to: answeredAt + CLOCKS_APART_MS };
}

export function answers(answer: Spoken & { dateAt: number }, original: Spoken & { dateAt: number }): boolean {
  const subject = answeredSubject(answer.subject);
  const span = answeredWithin(answer.dateAt);
  return (
    subject !== null &&
    subject === answeredSubject(original.subject) &&
    original.dateAt >= span.from &&
    original.dateAt <= span.to &&
    wasWrittenTo(original.from, answer) &&
    wasWrittenTo(answer.from, original)
  );
}

function wasWrittenTo(authors: readonly Address[], { to, cc, bcc }: Spoken): boolean {
  const keys = new Set([...to, ...cc, ...bcc].map(({ address }) => addressKey(address)));
  return authors.some(({ address }) => address !== '' && keys.has(addressKey(address)));
}

/** No Message-ID holds a line end. */
function answerKey(accountId: AccountId, subject: string, author: string): ThreadKey {
  return threadKey(accountId, `answer\n${author}\n${subject}`);
}

function tidy(subject: string): string {
  return fold(subject.slice(0, 1_000)).replace(/\s+/gu, ' ').trim();
}
