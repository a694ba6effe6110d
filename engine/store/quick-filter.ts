// A list narrowed to what a person has clicked: those of its messages that have all of it, in the order of the list.
import type { QuickFilter } from '../../shared/domain/quick-filter.ts';
import { isFiltering } from '../../shared/domain/quick-filter.ts';
import { FLAG_BIT } from '../core/flags.ts';
import type { ReadDb } from './handles.ts';
import type { Listed } from './list-keys.ts';
import { numbersOf } from './numbers.ts';
import { allOf, type Condition } from './search-facts.ts';
import { bearsKeyword } from './tags.ts';
import { bearsMark } from './thread-marks.ts';

/** @param listed of what these are the ids */
export function filtered(db: ReadDb, ids: Uint32Array, filter: QuickFilter | undefined, listed: Listed): Uint32Array {
  if (!filter || !isFiltering(filter)) return ids;
  const { sql, params } = conditionOf(filter);
  // The index of lists has most of what is asked for: many ids are not looked up one by one.
  const [column, among] =
    'ids' in listed ? (['id', [...listed.ids]] as const) : (['mailbox_id', listed.mailboxIds] as const);
  const text = db.value<string | null>(
    'list filtered',
    `SELECT group_concat(id, ' ') FROM messages WHERE ${column} IN (SELECT value FROM json_each(?)) AND ${sql}`,
    [JSON.stringify(among), ...params],
  );
  const held = new Set(numbersOf(text ?? ''));
  return ids.filter((id) => held.has(id));
}

function conditionOf({ unread, flagged, watched, attachments, contacts, tags }: QuickFilter): Condition {
  const plain = (sql: string): Condition => ({ sql, params: [] });
  return allOf([
    ...(unread ? [plain(`flags & ${FLAG_BIT.seen} = 0`)] : []),
    ...(flagged ? [plain(`flags & ${FLAG_BIT.flagged} <> 0`)] : []),
    ...(watched ? [plain(bearsMark('watched'))] : []),
    ...(attachments ? [plain('has_attachments <> 0')] : []),
    ...(contacts ? [plain(FROM_CONTACT)] : []),
    ...(tags.length > 0 ? [bearsKeyword(tags)] : []),
  ]);
}

/** By the address alone, as `addressKey` writes it: somebody may sign in many ways. */
const FROM_CONTACT = `lower(json_extract(header, '$.from[0].address')) IN (SELECT address_key FROM contacts WHERE kept = 1)`;
