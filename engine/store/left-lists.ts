// Which mailing lists the person asked to leave, and when: said on every message of the list that still comes.
import type { AccountId, MessageId } from '../../shared/domain/ids.ts';
import type { ReadDb, WriteDb } from './handles.ts';

export function leftAt(db: ReadDb, accountId: AccountId, key: string): number | null {
  const sql = 'SELECT asked_at FROM left_lists WHERE account_id = ? AND list_key = ?';
  return db.value<number>('list left', sql, [accountId, key]) ?? null;
}

/** `messageId`: the one it was asked on, which is shown. `at` null: it was not asked after all. */
export function noteLeft(
  tx: WriteDb,
  { accountId, key, at, messageId }: { accountId: AccountId; key: string; at: number | null; messageId: MessageId },
): void {
  if (at === null)
    tx.run('stay in list', 'DELETE FROM left_lists WHERE account_id = ? AND list_key = ?', [accountId, key]);
  else
    tx.run(
      'leave list',
      `INSERT INTO left_lists (account_id, list_key, asked_at) VALUES (?, ?, ?)
     ON CONFLICT (account_id, list_key) DO UPDATE SET asked_at = excluded.asked_at`,
      [accountId, key, at],
    );
  tx.changed.message(messageId);
}
