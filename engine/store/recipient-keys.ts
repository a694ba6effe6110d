// Whom messages are to, where an older version stored them: their `to_key` is NULL until idle times have filled it, 200,000
// of them in some minutes. Meanwhile a list by recipient is right all the same, and slower: what is not filled is read of
// the headers.
import type { Address } from '../../shared/domain/address.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import type { Sort } from '../../shared/domain/list-layout.ts';
import { personKey } from '../core/sort-keys.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson } from './json.ts';
import { type KeyOf, type Listed, ofEach, personKeys, valuesOf } from './list-keys.ts';

export function hasUnknownRecipients(db: ReadDb, listed: Listed): boolean {
  if ('ids' in listed) return unknownAmong(db, listed, 1).length > 0;
  // One by one: each is a look at the beginning of its part of the index.
  return listed.mailboxIds.some((mailboxId) => unknownAmong(db, { mailboxIds: [mailboxId] }, 1).length > 0);
}

/** By the first recipient, of all messages. */
export function recipientKeys(db: ReadDb, listed: Listed): KeyOf {
  const known = personKeys(db, listed, 'to');
  return hasUnknownRecipients(db, listed) ? new Map([...known, ...unknownAmong(db, listed, -1)]) : known;
}

/** Sorts ids that stand by date: by recipient, and by date within each. */
export function byRecipient(
  db: ReadDb,
  listed: Listed,
  byDate: Uint32Array,
  direction: Sort['direction'],
): Uint32Array {
  const keys = recipientKeys(db, listed);
  const sign = direction === 'asc' ? 1 : -1;
  const compare = (a: string, b: string) => (a < b ? -sign : a > b ? sign : 0);
  return Uint32Array.from([...byDate].sort((a, b) => compare(keys.get(a) ?? '', keys.get(b) ?? '')));
}

/** Answers how many it has filled; 0: all are known. */
export function fillRecipientKeys(tx: WriteDb, atMost: number): number {
  const mailboxes = [null, ...tx.pluck<number>('mailboxes to fill', 'SELECT id FROM mailboxes')];
  let left = atMost;
  for (const mailboxId of mailboxes) {
    if (left === 0) break;
    const rows = tx.all<Unknown>(
      'recipients to fill',
      `SELECT id, ${FIRST} AS first FROM messages WHERE mailbox_id IS ? AND to_key IS NULL LIMIT ?`,
      [mailboxId, left],
    );
    for (const [id, key] of rows.map(keyed))
      tx.run('recipient fill', 'UPDATE messages SET to_key = ? WHERE id = ?', [key, id]);
    left -= rows.length;
  }
  return atMost - left;
}

interface Unknown {
  id: MessageId;
  first: string | null;
}

const FIRST = "header -> '$.to[0]'";

/** @param limit -1: all */
function unknownAmong(db: ReadDb, listed: Listed, limit: number): [MessageId, string][] {
  const rows = db.all<Unknown>(
    'recipients unknown',
    `SELECT id, ${FIRST} AS first FROM (${ofEach(listed, 'id, header, to_key')}) WHERE to_key IS NULL LIMIT ?`,
    [...valuesOf(listed), limit],
  );
  return rows.map(keyed);
}

function keyed({ id, first }: Unknown): [MessageId, string] {
  return [id, personKey(first === null ? undefined : fromJson<Address>(first))];
}
