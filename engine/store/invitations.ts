// Messages about the same calendar event, and what was answered to it.
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import type { CalendarEvent, InvitationAnswer } from '../../shared/domain/invitation.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import type { ReadDb, WriteDb } from './handles.ts';

export function saveCalendarMarks(tx: WriteDb, messageId: MessageId, { calendars = [] }: SourceDigest): void {
  const sql = 'INSERT OR IGNORE INTO calendar_marks (uid, message_id) VALUES (?, ?)';
  for (const uid of calendars) tx.run('calendar mark', sql, [uid, messageId]);
}

const MESSAGES_MAX = 30;

export const MESSAGES_ABOUT_SQL = `SELECT messages.id FROM calendar_marks JOIN messages ON messages.id = message_id
    WHERE calendar_marks.uid = ? AND account_id = ? ORDER BY messages.date_at DESC LIMIT ${MESSAGES_MAX}`;

/** Of the same account, the newest first. */
export function messagesAbout(db: ReadDb, accountId: AccountId, uid: string): MessageId[] {
  return db.all<{ id: MessageId }>('messages about event', MESSAGES_ABOUT_SQL, [uid, accountId]).map(({ id }) => id);
}

type Named = Pick<CalendarEvent, 'uid' | 'sequence' | 'instance'>;

/** What was answered to this version of it: after a change of the event it is asked again. */
export function calendarAnswer(
  db: ReadDb,
  accountId: AccountId,
  { uid, sequence, instance }: Named,
): InvitationAnswer | null {
  const sql = `SELECT answer FROM calendar_answers
    WHERE account_id = ? AND uid = ? AND instance_at = ? AND sequence = ? ORDER BY id DESC LIMIT 1`;
  return db.value<InvitationAnswer>('calendar answer', sql, [accountId, uid, instance?.at ?? 0, sequence]) ?? null;
}

/** Said by this letter. */
export function addCalendarAnswer(
  tx: WriteDb,
  accountId: AccountId,
  { uid, sequence, instance }: Named,
  { answer, messageIdHeader }: { answer: InvitationAnswer; messageIdHeader: string },
): void {
  tx.run(
    'calendar answer add',
    `INSERT INTO calendar_answers (account_id, uid, instance_at, sequence, answer, message_id_header)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [accountId, uid, instance?.at ?? 0, sequence, answer, messageIdHeader],
  );
}

/** This letter never leaves: what was answered before it is the last answer again. */
export function forgetCalendarAnswer(tx: WriteDb, messageIdHeader: string): void {
  const said = tx.get<{ accountId: AccountId; uid: string }>(
    'calendar answer of letter',
    'SELECT account_id AS accountId, uid FROM calendar_answers WHERE message_id_header = ?',
    [messageIdHeader],
  );
  if (!said) return;
  tx.run('calendar answer forget', 'DELETE FROM calendar_answers WHERE message_id_header = ?', [messageIdHeader]);
  for (const id of messagesAbout(tx, said.accountId, said.uid)) tx.changed.message(id);
}
