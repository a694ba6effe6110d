// The ordered ids of a mailbox's list, 100,000 of them at once. Every order is read from an index alone, never from
// the messages themselves; ids come out of SQLite as one text, as a row each would take ten times as long.
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { Sort, SortBy } from '../../shared/domain/list-layout.ts';
import type { QuickFilter } from '../../shared/domain/quick-filter.ts';
import { threadedOrder } from '../core/list-order.ts';
import type { ReadDb } from './handles.ts';
import type { OrderedIds } from './kept-lists.ts';
import type { ListOrder, OrderAsked } from './kept-orders.ts';
import { accountsInOrder, byAccount, joined, mailboxesOf } from './list-by-account.ts';
import { type Listed, ofEach, valuesOf } from './list-keys.ts';
import { numbersOf } from './numbers.ts';
import { filtered } from './quick-filter.ts';
import { byRecipient, hasUnknownRecipients } from './recipient-keys.ts';

export interface ListAsked {
  mailboxIds: readonly MailboxId[];
  sort: Sort;
  threaded: boolean;
  filter?: QuickFilter | undefined;
}

/** @param without those that bear true are left out */
export function listIds(
  db: ReadDb,
  { mailboxIds, sort, threaded, filter, without }: ListAsked & { without?: ReadonlyMap<number, boolean> },
): OrderedIds {
  if (mailboxIds.length === 0) return { ids: new Uint32Array(), depths: threaded ? new Uint8Array() : null };
  const fitting = filtered(db, inMailboxes(db, mailboxIds, sort, threaded), filter, { mailboxIds });
  const ids = without?.size ? fitting.filter((id) => without.get(id) !== true) : fitting;
  if (!threaded) return { ids, depths: null };
  const { ids: byDate, threads } = orderOf(db, mailboxIds, ORDERS.date.asc, true);
  return threadedOrder(ids, { ids: byDate, threads: threads! });
}

/** Messages of any mailboxes, in this order. */
export function sortIds(db: ReadDb, ids: Uint32Array, sort: Sort): Uint32Array {
  return sortedIds(db, { ids }, sort);
}

/** By what such a list is ordered, ascending; null: by what flags change as one reads, or by several things. */
export function keptColumns(db: ReadDb, mailboxIds: readonly MailboxId[], { by }: Sort): string | null {
  if (by === 'account' || by === 'flagged' || by === 'attachment' || by === 'unread') return null;
  return by === 'to' && hasUnknownRecipients(db, { mailboxIds }) ? null : ORDERS[by].asc;
}

function inMailboxes(db: ReadDb, mailboxIds: readonly MailboxId[], sort: Sort, threaded: boolean): Uint32Array {
  const { by, direction } = sort;
  if (by === 'account') {
    const accounts = accountsInOrder(db, direction);
    return joined(mailboxesOf(db, accounts, mailboxIds).map((some) => inMailboxes(db, some, NEWEST_FIRST, false)));
  }
  const columns = keptColumns(db, mailboxIds, sort);
  if (columns === null) return sortedIds(db, { mailboxIds }, sort);
  const { ids } = orderOf(db, mailboxIds, columns, threaded && by === 'date');
  return direction === 'asc' ? ids.slice() : ids.slice().reverse();
}

function orderOf(db: ReadDb, mailboxIds: readonly MailboxId[], columns: string, threads: boolean): ListOrder {
  const asked = { mailboxIds, columns, threads };
  return db.orders ? db.orders.of(db, asked, () => readOrder(db, asked)) : readOrder(db, asked);
}

function readOrder(db: ReadDb, { mailboxIds, columns, threads }: OrderAsked): ListOrder {
  const text = db.get<{ ids: string | null; threads?: string | null }>(
    `list by ${columns}`,
    `SELECT group_concat(id, ' ') AS ids ${threads ? `, group_concat(thread_id, ' ') AS threads` : ''}
     FROM (${ofEach({ mailboxIds }, threads ? `${columns}, thread_id` : columns)} ORDER BY ${columns})`,
    mailboxIds,
  );
  return { ids: numbersOf(text?.ids ?? ''), threads: threads ? numbersOf(text?.threads ?? '') : null };
}

/** By index where there is one; else newest first within equal values. */
const ORDERS = {
  date: { asc: 'date_at, id', desc: 'date_at DESC, id DESC' },
  subject: { asc: 'subject_key, date_at, id', desc: 'subject_key DESC, date_at DESC, id DESC' },
  from: { asc: 'from_key, date_at, id', desc: 'from_key DESC, date_at DESC, id DESC' },
  to: { asc: 'to_key, date_at, id', desc: 'to_key DESC, date_at DESC, id DESC' },
  size: { asc: 'size_bytes, date_at, id', desc: 'size_bytes DESC, date_at DESC, id DESC' },
  flagged: { asc: 'flags & 2, date_at DESC, id DESC', desc: 'flags & 2 DESC, date_at DESC, id DESC' },
  attachment: { asc: 'has_attachments, date_at DESC, id DESC', desc: 'has_attachments DESC, date_at DESC, id DESC' },
  unread: { asc: 'flags & 1 DESC, date_at DESC, id DESC', desc: 'flags & 1, date_at DESC, id DESC' },
} as const satisfies Record<Exclude<SortBy, 'account'>, Record<Sort['direction'], string>>;

const NEWEST_FIRST: Sort = { by: 'date', direction: 'desc' };

function sortedIds(db: ReadDb, listed: Listed, { by, direction }: Sort): Uint32Array {
  if (by === 'account') {
    return joined(byAccount(db, accountsInOrder(db, direction), sortedIds(db, listed, NEWEST_FIRST)));
  }
  if (by === 'to' && hasUnknownRecipients(db, listed))
    return byRecipient(db, listed, sortedIds(db, listed, { by: 'date', direction }), direction);
  const order = ORDERS[by][direction];
  const text = db.value<string | null>(
    `list by ${by}`,
    `SELECT group_concat(id, ' ') FROM (${ofEach(listed, order.replaceAll(' DESC', ''))} ORDER BY ${order})`,
    valuesOf(listed),
  );
  return numbersOf(text ?? '');
}
