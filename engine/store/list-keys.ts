// Which messages a list is of, and by whom they are grouped: senders or recipients, each message with its key.
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { Sort } from '../../shared/domain/list-layout.ts';
import type { ReadDb } from './handles.ts';
import { numbersOf } from './numbers.ts';

/** Whole mailboxes, or any messages by their ids. */
export type Listed = { mailboxIds: readonly MailboxId[] } | { ids: Uint32Array };

export type KeyOf = ReadonlyMap<number, string>;

/** Several mailboxes are read each in its own order, and merged: for that, what they are ordered by has to be a column. */
export function ofEach(listed: Listed, columns: string): string {
  if ('ids' in listed)
    return `SELECT ${columns} FROM messages WHERE id IN (SELECT value FROM json_each(?)) AND mailbox_id IS NOT NULL`;
  return listed.mailboxIds.map(() => `SELECT ${columns} FROM messages WHERE mailbox_id = ?`).join(' UNION ALL ');
}

/** For the parameters of `ofEach`. */
export function valuesOf(listed: Listed): readonly (number | string)[] {
  return 'ids' in listed ? [`[${listed.ids.join()}]`] : listed.mailboxIds;
}

/** `to`: of those whose recipient is known (recipient-keys.ts). */
export function personKeys(db: ReadDb, listed: Listed, of: 'from' | 'to'): KeyOf {
  const column = `${of}_key`;
  const rows = db.all<{ key: string; ids: string }>(
    `list by ${of}, keys`,
    `SELECT ${column} AS key, group_concat(id, ' ') AS ids FROM (${ofEach(listed, `${column}, id`)})
     WHERE ${column} IS NOT NULL GROUP BY ${column}`,
    valuesOf(listed),
  );
  const keys = new Map<number, string>();
  for (const { key, ids } of rows) for (const id of numbersOf(ids)) keys.set(id, key);
  return keys;
}

/** How many messages of these mailboxes each has, in the order of the keys. */
export function personCounts(
  db: ReadDb,
  mailboxIds: readonly MailboxId[],
  of: 'from' | 'to',
  { direction }: Pick<Sort, 'direction'>,
): { key: string; count: number }[] {
  const column = `${of}_key`;
  return db.all(
    `list by ${of}, counts`,
    `SELECT ${column} AS key, count(*) AS count FROM (${ofEach({ mailboxIds }, column)})
     WHERE ${column} IS NOT NULL GROUP BY ${column} ORDER BY ${column} ${direction}`,
    mailboxIds,
  );
}
