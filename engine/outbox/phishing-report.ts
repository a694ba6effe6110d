// « Signaler »: a suspicious message goes to those who look after the mailboxes, as it came, attached to a short letter.
// Invariants: it goes out as any message does, through the outbox, with the time to call it back; said twice, it leaves once;
// the reported message is not changed by it, and nothing is queued that is not on this PC whole.
import type { MessageId, OutboxId } from '../../shared/domain/ids.ts';
import type { Language } from '../../shared/domain/language.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { buildMessage } from '../mime/build-message.ts';
import { getAccount, maxMessageBytes } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import { messageDetail } from '../store/messages.ts';
import { notePhishingReport, phishingReported } from '../store/phishing-reports.ts';
import { newMessageId } from './compose-message.ts';
import { queueLetter } from './queue-letter.ts';
import { assertFits, firstState } from './send.ts';

export interface PhishingReport {
  messageId: MessageId;
  /** The message as it came. */
  raw: Uint8Array;
  to: string;
  language: Language;
  undoSendMs: number;
  nowAt: number;
}

/** null: it was reported before, and that report has left or is about to. */
export function queuePhishingReport(store: Store, report: PhishingReport): OutboxId | null {
  if (phishingReported(store.reads, report.messageId)) return null;
  const detail = messageDetail(store.reads, report.messageId);
  const account = detail && getAccount(store.reads, detail.row.accountId);
  const identity = account?.identities[0];
  if (!detail || !identity) throw new MailError({ kind: 'missing', detail: 'message' });
  const to = { name: null, address: report.to };
  const messageIdHeader = newMessageId(identity.address);
  const { subject, text } = reportWords(report.language, detail.row.subject);
  const built = buildMessage({
    from: { name: identity.name || null, address: identity.address },
    replyTo: [],
    to: [to],
    cc: [],
    bcc: [],
    subject,
    html: null,
    text,
    parts: [{ name: 'message-signale.eml', type: 'message/rfc822', bytes: report.raw, contentId: null }],
    messageIdHeader,
    inReplyTo: null,
    references: [],
    dateAt: report.nowAt,
  });
  assertFits(built.toSend.length, maxMessageBytes(store.reads, identity.accountId));
  return store.transaction((tx) => {
    notePhishingReport(tx, report.messageId, { to: report.to, at: report.nowAt, messageIdHeader });
    return queueLetter(tx, {
      ...{ accountId: identity.accountId, to, subject, messageIdHeader, envelopeFrom: identity.address },
      ...{ createdAt: report.nowAt, raw: built.toSend, filedRaw: built.toKeep },
      first: firstState('now', report.nowAt, report.undoSendMs),
    });
  });
}

function reportWords(language: Language, subject: string): { subject: string; text: string } {
  return language === 'fr'
    ? {
        subject: `Signalement d’un message suspect : ${subject}`,
        text: 'Bonjour,\n\nLe message joint me paraît être une tentative d’hameçonnage. Il est joint tel que je l’ai reçu, avec son en-tête complet.\n',
      }
    : {
        subject: `Report of a suspicious message: ${subject}`,
        text: 'Hello,\n\nThe attached message looks like phishing to me. It is attached as I received it, with its whole header.\n',
      };
}
