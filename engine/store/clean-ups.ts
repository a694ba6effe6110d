// What takes the room of an account, and what a clean-up has chosen. Invariant: what became of a chosen message is read
// from the message itself (gone, on its way by an operation, or still there), so that no crash can make the two differ.
import type { CleanUp, CleanUpView, CountAndSize } from '../../shared/domain/clean-up.ts';
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { ReadDb, WriteDb } from './handles.ts';

const LISTED_MAX = 100;
/** A heavy attachment, as people send photos. */
const HEAVY_BYTES = 500_000;

const ORDERS: Record<CleanUpView, string> = {
  largest: 'ORDER BY size_bytes DESC',
  oldest: 'ORDER BY date_at',
  attachments: `AND has_attachments = 1 AND size_bytes >= ${HEAVY_BYTES} ORDER BY size_bytes DESC`,
};

/** On the server, and not in its trash, junk or drafts. */
export function roomTakers(db: ReadDb, accountId: AccountId, view: CleanUpView): MessageId[] {
  return db.pluck<MessageId>(
    `room takers ${view}`,
    `SELECT id FROM messages WHERE mailbox_id IN (SELECT id FROM mailboxes
       WHERE account_id = ? AND coalesce(role, '') NOT IN ('trash', 'junk', 'drafts'))
     ${ORDERS[view]} LIMIT ${LISTED_MAX}`,
    [accountId],
  );
}

export function sizeOf(db: ReadDb, mailboxId: MailboxId): CountAndSize {
  const sql = 'SELECT count(*) AS count, coalesce(sum(size_bytes), 0) AS sizeBytes FROM messages WHERE mailbox_id = ?';
  return db.get<CountAndSize>('size of mailbox', sql, [mailboxId]) ?? { count: 0, sizeBytes: 0 };
}

/** Takes the place of the one before. */
export function insertCleanUp(
  tx: WriteDb,
  { accountId, begunAt, folder }: { accountId: AccountId; begunAt: number; folder: string },
): void {
  tx.run('clean-up forget', 'DELETE FROM clean_ups WHERE account_id = ?', [accountId]);
  tx.run('clean-up begin', 'INSERT INTO clean_ups (account_id, begun_at, folder) VALUES (?, ?, ?)', [
    accountId,
    begunAt,
    folder,
  ]);
}

export function chooseForCleanUp(tx: WriteDb, accountId: AccountId, ids: readonly MessageId[], kept: boolean): void {
  for (const id of ids) {
    tx.run(
      'clean-up choose',
      `INSERT OR IGNORE INTO clean_up_messages (account_id, message_id, size_bytes, kept)
       SELECT account_id, id, size_bytes, ? FROM messages WHERE id = ? AND account_id = ?`,
      [kept ? 1 : 0, id, accountId],
    );
  }
  tx.changed.area('operations');
}

/** What these are to become on this PC. */
export function noteCopies(tx: WriteDb, accountId: AccountId, ids: readonly MessageId[]): void {
  for (const id of ids) {
    tx.run(
      'clean-up copy',
      `UPDATE clean_up_messages SET copy_id = (SELECT max(id) FROM messages WHERE copy_of = message_id)
       WHERE account_id = ? AND message_id = ?`,
      [accountId, id],
    );
  }
}

type Standing = 'gone' | 'waiting' | 'here';

const STANDING = `CASE
  WHEN NOT EXISTS (SELECT 1 FROM messages WHERE id = message_id) THEN 'gone'
  WHEN EXISTS (SELECT 1 FROM operation_targets WHERE operation_targets.message_id = clean_up_messages.message_id)
    THEN 'waiting'
  ELSE 'here' END`;

/** Those of an older Casier name no copy: what was to be kept had to be here before it went. */
const IS_HERE = `(kept = 1 AND (copy_id IS NULL OR EXISTS (SELECT 1 FROM messages WHERE id = copy_id)))`;

export function cleanUpState(db: ReadDb, accountId: AccountId): CleanUp | null {
  const begun = db.get<{ begunAt: number; folder: string }>(
    'clean-up',
    'SELECT begun_at AS begunAt, folder FROM clean_ups WHERE account_id = ?',
    [accountId],
  );
  if (!begun) return null;
  const rows = db.all<CountAndSize & { standing: Standing; kept: number }>(
    'clean-up standing',
    `SELECT ${STANDING} AS standing, ${IS_HERE} AS kept, count(*) AS count, sum(size_bytes) AS sizeBytes
     FROM clean_up_messages WHERE account_id = ? GROUP BY 1, 2`,
    [accountId],
  );
  const sum = (some: typeof rows): CountAndSize => ({
    count: some.reduce((all, { count }) => all + count, 0),
    sizeBytes: some.reduce((all, { sizeBytes }) => all + sizeBytes, 0),
  });
  const gone = rows.filter(({ standing }) => standing === 'gone');
  return {
    ...begun,
    chosen: sum(rows),
    freed: sum(gone),
    kept: sum(gone.filter(({ kept }) => kept === 1)),
    waiting: sum(rows.filter(({ standing }) => standing === 'waiting')),
  };
}

/** Chosen, and still on the server without anything under way. */
export function leftByCleanUp(db: ReadDb, accountId: AccountId): { id: MessageId; kept: boolean }[] {
  return chosenThat(db, accountId, 'here');
}

export function waitingInCleanUp(db: ReadDb, accountId: AccountId): MessageId[] {
  return chosenThat(db, accountId, 'waiting').map(({ id }) => id);
}

function chosenThat(db: ReadDb, accountId: AccountId, standing: Standing): { id: MessageId; kept: boolean }[] {
  const rows = db.all<{ id: MessageId; kept: number }>(
    'clean-up chosen',
    `SELECT message_id AS id, kept FROM clean_up_messages WHERE account_id = ? AND ${STANDING} = ?`,
    [accountId, standing],
  );
  return rows.map(({ id, kept }) => ({ id, kept: kept === 1 }));
}
