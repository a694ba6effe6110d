// The ordered ids of a mailbox's list, 100,000 of them at once. Every order is read from an index alone, never from
// the messages themselves; ids come out of SQLite as one text, as a row each would take ten times as long.
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { QuickFilter } from '../../shared/domain/quick-filter.ts';
import type { Sort, SortBy } from '../../shared/domain/settings.ts';
import { threadedOrder } from '../core/list-order.ts';
import type { ReadDb } from './handles.ts';
import { filtered } from './quick-filter.ts';

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
  const ids = filtered(db, sortedIds(db, mailboxIds, sort), filter);
  if (!threaded) return { ids, depths: null };
  return threadedOrder(ids, idsWithThreads(db, mailboxIds));
}

/** By index where there is one; else newest first within equal values. */
const ORDERS = {
  date: { asc: 'date_at, id', desc: 'date_at DESC, id DESC' },
  subject: { asc: 'subject_key, date_at, id', desc: 'subject_key DESC, date_at DESC, id DESC' },
  from: { asc: 'from_key, date_at, id', desc: 'from_key DESC, date_at DESC, id DESC' },
  size: { asc: 'size_bytes, date_at, id', desc: 'size_bytes DESC, date_at DESC, id DESC' },
  flagged: { asc: 'flags & 2, date_at DESC, id DESC', desc: 'flags & 2 DESC, date_at DESC, id DESC' },
  attachment: { asc: 'has_attachments, date_at DESC, id DESC', desc: 'has_attachments DESC, date_at DESC, id DESC' },
  unread: { asc: 'flags & 1 DESC, date_at DESC, id DESC', desc: 'flags & 1, date_at DESC, id DESC' },
} as const satisfies Record<SortBy, Record<Sort['direction'], string>>;

function sortedIds(db: ReadDb, mailboxIds: readonly MailboxId[], sort: Sort): Uint32Array {
  const order = ORDERS[sort.by][sort.direction];
  const text = db.value<string | null>(
    `list by ${sort.by}`,
    `SELECT group_concat(id, ' ') FROM (${ofEach(mailboxIds, order.replaceAll(' DESC', ''))} ORDER BY ${order})`,
    mailboxIds,
  );
  return numbersOf(text ?? '');
}

function idsWithThreads(db: ReadDb, mailboxIds: readonly MailboxId[]): { ids: Uint32Array; threads: Uint32Array } {
  const text = db.value<string | null>(
    'list threads',
    `SELECT group_concat(id || ' ' || thread_id, ' ')
     FROM (${ofEach(mailboxIds, 'date_at, id, thread_id')} ORDER BY date_at, id)`,
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

/** Several are read each in its own order, and merged: for that, what they are ordered by has to be a column. */
function ofEach(mailboxIds: readonly MailboxId[], columns: string): string {
  return mailboxIds.map(() => `SELECT ${columns} FROM messages WHERE mailbox_id = ?`).join(' UNION ALL ');
}

/** « 12 7 391 » → numbers. */
function numbersOf(text: string): Uint32Array {
  const numbers = new Uint32Array(text.length === 0 ? 0 : countSpaces(text) + 1);
  let at = 0;
  let number = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 32) {
      numbers[at] = number;
      at += 1;
      number = 0;
    } else number = number * 10 + code - 48;
  }
  if (text.length > 0) numbers[at] = number;
  return numbers;
}

function countSpaces(text: string): number {
  let spaces = 0;
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) === 32) spaces += 1;
  return spaces;
}
