// « Accepter », « Peut-être », « Décliner »: an answer leaves by mail as any message, is in Envoyés as any message, and is
// remembered for the invitation. Answer and message are one transaction; the same answer to the same version leaves once, unless
// its letter was thrown out of the outbox (store/invitations.ts).
import type { Address } from '../../shared/domain/address.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import type { CalendarEvent, InvitationAnswer } from '../../shared/domain/invitation.ts';
import type { Language } from '../../shared/domain/language.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { buildInvitationReply } from '../mime/build-invitation-reply.ts';
import type { Store } from '../store/database.ts';
import { addCalendarAnswer, calendarAnswer } from '../store/invitations.ts';
import type { StoredDetail } from '../store/messages.ts';
import { newMessageId } from './compose-message.ts';
import { queueLetter } from './queue-letter.ts';

interface AnswerDeps {
  store: Store;
  nowAt: () => number;
  language: () => Language;
  onQueued: (accountId: AccountId) => void;
}

interface AnswerToInvitation {
  detail: StoredDetail;
  event: CalendarEvent;
  me: Address;
  answer: InvitationAnswer;
  /** The answer for programs. */
  calendar: string;
}

/** Throws MailError `missing` where the event has no organizer. */
export function answerInvitation(deps: AnswerDeps, { detail, event, me, answer, calendar }: AnswerToInvitation): void {
  const { organizer: to } = event;
  if (!to) throw new MailError({ kind: 'missing', detail: 'organizer' });
  const now = deps.nowAt();
  const { accountId } = detail.row;
  // Clicked twice: the organizer hears it once.
  if (calendarAnswer(deps.store.reads, accountId, event) === answer) return;
  const messageIdHeader = newMessageId(me.address);
  const said = wordsOf(deps.language(), answer, event.title || detail.row.subject, me);
  const inReplyTo = detail.messageIdHeader;
  const raw = buildInvitationReply({ from: me, to, ...said, calendar, inReplyTo, messageIdHeader, dateAt: now });
  deps.store.transaction((tx) => {
    addCalendarAnswer(tx, accountId, event, { answer, messageIdHeader });
    tx.changed.message(detail.row.id);
    const { subject } = said;
    queueLetter(tx, { accountId, to, subject, messageIdHeader, envelopeFrom: me.address, createdAt: now, raw });
  });
  deps.onQueued(accountId);
}

const SAID = {
  fr: {
    accepted: ['Accepté', 'accepte cette invitation'],
    tentative: ['Peut-être', 'viendra peut-être'],
    declined: ['Décliné', 'décline cette invitation'],
  },
  en: {
    accepted: ['Accepted', 'accepts this invitation'],
    tentative: ['Tentative', 'may come'],
    declined: ['Declined', 'declines this invitation'],
  },
} as const satisfies Record<Language, Record<InvitationAnswer, readonly [string, string]>>;

function wordsOf(language: Language, answer: InvitationAnswer, title: string, me: Address) {
  const [word, sentence] = SAID[language][answer];
  const colon = language === 'fr' ? '\u00a0: ' : ': ';
  return { subject: `${word}${colon}${title}`, text: `${me.name ?? me.address} ${sentence}${colon}${title}\n` };
}
