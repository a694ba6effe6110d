// « Qui n'a pas reçu ? »: everybody a message was sent to, and what was heard of each. Of a mailing message by message,
// of any other recipient by recipient.
import { type Address, addressKey } from '../../shared/domain/address.ts';
import type { DraftId, MailingId, MessageId } from '../../shared/domain/ids.ts';
import type { MailingLetter, Reception } from '../../shared/domain/mailing.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { letterState } from '../core/letter-state.ts';
import { hasFailed, notesFor } from '../core/notes-for.ts';
import type { Store } from '../store/database.ts';
import type { ReadDb } from '../store/handles.ts';
import { reportsAbout } from '../store/mail-reports.ts';
import { mailingOfHeader } from '../store/mailings.ts';
import { messageDetail, type StoredDetail } from '../store/messages.ts';
import { listOutbox, type StoredOutboxEntry } from '../store/outbox.ts';
import { sendingsOf } from '../store/sendings.ts';
import { draftOfSent } from './draft-edit.ts';
import { mailingDetail } from './mailing/lines.ts';
import { shown } from './shown.ts';

/** null: it was not sent from here. */
export function receptionOfMessage(db: ReadDb, id: MessageId, nowAt: number): Reception | null {
  const detail = messageDetail(db, id);
  const header = detail?.messageIdHeader ?? null;
  if (!detail || header === null) return null;
  const mailingId = mailingOfHeader(db, header);
  if (mailingId !== null) return receptionOfMailing(db, mailingId, nowAt);
  const sendings = sendingsOf(db, header);
  if (sendings.length === 0) return null;
  const recipients = [...detail.to, ...detail.cc, ...detail.bcc];
  const { of, unclear } = notesFor(
    recipients.map(({ address }) => address),
    reportsAbout(db, header),
  );
  const entries = listOutbox(db).filter((entry) => entry.messageIdHeader === header);
  const refused = sendings.flatMap(({ refusedRecipients }) => refusedRecipients);
  return {
    subject: detail.row.subject,
    mailing: null,
    unclear,
    letters: recipients.map((recipient, position): MailingLetter => {
      const its = (address: string) => addressKey(address) === addressKey(recipient.address);
      const waiting = entries.filter(({ envelope }) => envelope.to.some(its));
      const state = {
        entries: waiting,
        sentAt: sendings[0]!.acceptedAt,
        refused: refused.filter(({ address }) => its(address)),
        failedCount: hasFailed(of[position]!) ? 1 : 0,
      };
      const common = { position, recipients: [recipient], children: [], messageId: id, entry: entryOf(waiting) };
      return {
        ...common,
        state: letterState(state),
        acceptedAt: state.sentAt,
        refused: state.refused,
        notes: of[position]!,
      };
    }),
  };
}

function entryOf([entry]: readonly StoredOutboxEntry[]) {
  return entry ? shown(entry) : null;
}

export function receptionOfMailing(db: ReadDb, id: MailingId, nowAt: number): Reception | null {
  const detail = mailingDetail(db, id, nowAt);
  if (!detail) return null;
  const { letters, unclear, draftId: _, ...mailing } = detail;
  return { subject: mailing.subject, mailing, letters, unclear };
}

/** The message that was sent, as a draft to these alone, each in its field. */
export function writeAgain(store: Store, messageId: MessageId, addresses: readonly string[], nowAt: number): DraftId {
  const detail = messageDetail(store.reads, messageId);
  if (!detail) throw new MailError({ kind: 'missing', detail: 'message' });
  return draftOfSent(store, messageId, chipsFor(detail, new Set(addresses.map(addressKey))), nowAt);
}

function chipsFor({ to, cc, bcc }: StoredDetail, wanted: ReadonlySet<string>) {
  const chips = (people: Address[]) =>
    people.flatMap((address) =>
      wanted.has(addressKey(address.address)) ? [{ kind: 'address' as const, address }] : [],
    );
  return { to: chips(to), cc: chips(cc), bcc: chips(bcc) };
}
