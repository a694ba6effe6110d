// Message filters in the person's order, what arrived and waits for them, and what they ask of a message.
import type { Filter, FilterContent, FilterId } from '../../shared/domain/filter.ts';
import type { AccountId, MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { Priority } from '../../shared/domain/priority.ts';
import type { FilteredMessage } from '../core/filter-decision.ts';
import type { FlagBits } from '../core/flags.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';
import type { StoredHeader } from './messages.ts';

export function listFilters(db: ReadDb): Filter[] {
  return db
    .all<{ id: FilterId; content: string }>('filters', 'SELECT id, content FROM filters ORDER BY position, id')
    .map(({ id, content }) => ({ id, ...fromJson<FilterContent>(content) }));
}

/** Those that look at what arrives in this account. */
export function arrivalFilters(db: ReadDb, accountId: AccountId): Filter[] {
  return listFilters(db).filter(
    (filter) => filter.enabled && filter.onArrival && (filter.accountId ?? accountId) === accountId,
  );
}

/** `id` null: as the last one. */
export function saveFilter(tx: WriteDb, id: FilterId | null, content: FilterContent): FilterId {
  tx.changed.area('filters');
  const json = toJson(content);
  if (id !== null) {
    tx.run('filter update', 'UPDATE filters SET content = ?, account_id = ? WHERE id = ?', [
      json,
      content.accountId,
      id,
    ]);
    return id;
  }
  const { lastInsertRowid } = tx.run(
    'filter insert',
    `INSERT INTO filters (position, account_id, content)
     VALUES ((SELECT coalesce(max(position), -1) + 1 FROM filters), ?, ?)`,
    [content.accountId, json],
  );
  return lastInsertRowid as FilterId;
}

export function removeFilter(tx: WriteDb, id: FilterId): void {
  tx.run('filter delete', 'DELETE FROM filters WHERE id = ?', [id]);
  tx.changed.area('filters');
}

/** Those that are not named keep their place behind. */
export function orderFilters(tx: WriteDb, ids: readonly FilterId[]): void {
  const known = listFilters(tx).map(({ id }) => id);
  const named = ids.filter((id) => known.includes(id));
  for (const [position, id] of [...new Set([...named, ...known])].entries()) {
    tx.run('filter order', 'UPDATE filters SET position = ? WHERE id = ?', [position, id]);
  }
  tx.changed.area('filters');
}

/** It arrived, and is looked at when its source is here. Filters were not asked yet: fetched before others. */
export function letWait(tx: WriteDb, id: MessageId, nowAt: number): void {
  tx.run('arrival waits', 'INSERT OR IGNORE INTO arrivals_waiting (message_id, filtered) VALUES (?, 0)', [id]);
  tx.run(
    'arrival wanted',
    `INSERT OR IGNORE INTO wanted_sources (message_id, wanted_at)
     SELECT id, ? FROM messages WHERE id = ? AND source_id IS NULL`,
    [nowAt, id],
  );
}

/** The same where only whether it is junk is left to say, which nobody waits for. */
export function letWaitForJudgement(tx: WriteDb, id: MessageId): void {
  tx.run('arrival waits', 'INSERT OR IGNORE INTO arrivals_waiting (message_id, filtered) VALUES (?, 1)', [id]);
}

/** Of those that wait, the ones whose source has come. */
export function readyArrivals(db: ReadDb, limit: number): WaitingArrival[] {
  return db.all(
    'arrivals ready',
    `SELECT id, account_id AS accountId, filtered FROM arrivals_waiting CROSS JOIN messages ON messages.id = message_id
     WHERE source_id IS NOT NULL ORDER BY id LIMIT ?`,
    [limit],
  );
}

export interface WaitingArrival {
  id: MessageId;
  accountId: AccountId;
  /** 1: its filters were asked when it came. */
  filtered: 0 | 1;
}

export function isArrivalReady(db: ReadDb): boolean {
  return readyArrivals(db, 1).length > 0;
}

export function noLongerWaits(tx: WriteDb, id: MessageId): void {
  tx.run('arrival done', 'DELETE FROM arrivals_waiting WHERE message_id = ?', [id]);
}

export interface StoredForFilter extends Omit<FilteredMessage, 'source'> {
  id: MessageId;
  accountId: AccountId;
  mailboxId: MailboxId;
  sourceId: number | null;
  hasAttachments: boolean;
}

/** In the order asked; what is shown nowhere is left out. */
export function messagesForFilters(db: ReadDb, ids: readonly MessageId[]): StoredForFilter[] {
  type Row = Pick<
    StoredForFilter,
    'id' | 'accountId' | 'mailboxId' | 'sourceId' | 'subject' | 'dateAt' | 'sizeBytes'
  > & {
    flags: FlagBits;
    keywords: string;
    header: string;
    hasAttachments: number;
    role: string | null;
  };
  const rows = db.all<Row>(
    'messages for filters',
    `SELECT messages.id, messages.account_id AS accountId, mailbox_id AS mailboxId, source_id AS sourceId, subject,
       date_at AS dateAt, size_bytes AS sizeBytes, flags, keywords, header, has_attachments AS hasAttachments, role
     FROM json_each(?) AS asked CROSS JOIN messages ON messages.id = asked.value
     CROSS JOIN mailboxes ON mailboxes.id = mailbox_id`,
    [toJson(ids)],
  );
  return rows.map(({ role, header, hasAttachments, keywords: json, ...row }) => {
    const { from, to, cc, listId, priority = 'normal' } = fromJson<StoredHeader>(header);
    const keywords = fromJson<string[]>(json);
    const isJunk = role === 'junk' || keywords.some((keyword) => /^\$?junk$/i.test(keyword));
    return { ...row, from, to, cc, listId, priority, keywords, isJunk, hasAttachments: hasAttachments === 1 };
  });
}

/** As a filter sets it: shown, and never told to anybody. */
export function setPriorityHere(tx: WriteDb, id: MessageId, priority: Priority): void {
  tx.run('priority here', `UPDATE messages SET header = json_set(header, '$.priority', ?) WHERE id = ?`, [
    priority,
    id,
  ]);
  tx.changed.message(id);
}

/** Whether an address (addressKey) was entered into the address book, by a person or an import. */
export function isInBook(db: ReadDb, addressKey: string): boolean {
  return db.value<number>('in book', 'SELECT kept FROM contacts WHERE address_key = ?', [addressKey]) === 1;
}
