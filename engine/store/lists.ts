// The ordered ids of a mailbox's list, 100,000 of them at once. Every order is read from an index alone, never from
// the messages themselves; ids come out of SQLite as one text, as a row each would take ten times as long.
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { Sort, SortBy } from '../../shared/domain/list-layout.ts';
import type { QuickFilter } from '../../shared/domain/quick-filter.ts';
import { threadedOrder } from '../core/list-order.ts';
import type { ReadDb } from './handles.ts';
import { type Listed, ofEach, valuesOf } from './list-keys.ts';
import { numbersOf } from './numbers.ts';
import { filtered } from './quick-filter.ts';
import { byRecipient, hasUnknownRecipients } from './recipient-keys.ts';

export interface OrderedIds {
  ids: Uint32Array;
  /** 0 = first row of a thread, 1 = below it; null with threads off. */
  depths: Uint8Array | null;
}

export interface ListAsked {
  mailboxIds: readonly MailboxId[];
  sort: Sort;
  threaded: boolean;
  filter?: QuickFilter | undefined;
}

export function listIds(db: ReadDb, { mailboxIds, sort, threaded, filter }: ListAsked): OrderedIds {
  if (mailboxIds.length === 0) return { ids: new Uint32Array(), depths: threaded ? new Uint8Array() : null };
  const ids = filtered(db, sortedIds(db, { mailboxIds }, sort), filter);
  if (!threaded) return { ids, depths: null };
  return threadedOrder(ids, idsWithThreads(db, mailboxIds));
}

/** Messages of any mailboxes, in this order. */
export function sortIds(db: ReadDb, ids: Uint32Array, sort: Sort): Uint32Array {
  return sortedIds(db, { ids }, sort);
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
} as const satisfies Record<SortBy, Record<Sort['direction'], string>>;

function sortedIds(db: ReadDb, listed: Listed, { by, direction }: Sort): Uint32Array {
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

function idsWithThreads(db: ReadDb, mailboxIds: readonly MailboxId[]): { ids: Uint32Array; threads: Uint32Array } {
  const text = db.value<string | null>(
    'list threads',
    `SELECT group_concat(id || ' ' || thread_id, ' ')
     FROM (${ofEach({ mailboxIds }, 'date_at, id, thread_id')} ORDER BY date_at, id)`,
    mailboxIds,
  );
  const both = numbersOf(text ?? '');
  const ids = new Uint32Array(both.length / 2);
  const threads = new Uint32Array(both.length / 2);
  for (let i = 0; i < ids.length; i += 1) {
    ids[i] = both[2 * i]!;
    threads[i] = both[2 * i + 1]!;
  }
  return { ids, threads };
}
