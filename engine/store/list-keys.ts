// Which messages a list is of, and what they are sorted or grouped by where that takes more than the order of an index:
// senders, and recipients, which no index holds. They are read of the messages themselves, as only Envoyés and
// Brouillons are sorted by them: an index would cost each message that is stored a tenth more pages.
import type { Address } from '../../shared/domain/address.ts';
import type { MailboxId } from '../../shared/domain/ids.ts';
import { senderKey } from '../core/sort-keys.ts';
import type { ReadDb } from './handles.ts';
import { fromJson } from './json.ts';
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

export function senderKeys(db: ReadDb, listed: Listed): KeyOf {
  const rows = db.all<{ key: string; ids: string }>(
    'list senders',
    `SELECT from_key AS key, group_concat(id, ' ') AS ids FROM (${ofEach(listed, 'from_key, id')}) GROUP BY from_key`,
    valuesOf(listed),
  );
  const keys = new Map<number, string>();
  for (const { key, ids } of rows) for (const id of numbersOf(ids)) keys.set(id, key);
  return keys;
}

/** By the first recipient. */
export function recipientKeys(db: ReadDb, listed: Listed): KeyOf {
  const rows = db.all<{ id: number; first: string | null }>(
    'list recipients',
    `SELECT id, header -> '$.to[0]' AS first FROM (${ofEach(listed, 'id, header')})`,
    valuesOf(listed),
  );
  return new Map(rows.map(({ id, first }) => [id, senderKey(first === null ? undefined : fromJson<Address>(first))]));
}
