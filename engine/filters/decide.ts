// From a message in the store to what its filters make of it.
import type { Filter } from '../../shared/domain/filter.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import { decideFilters, type FilterContext, type FilterOutcome } from '../core/filter-decision.ts';
import { isInBook, messagesForFilters, type StoredForFilter } from '../store/filters.ts';
import type { ReadDb } from '../store/handles.ts';
import { listTags } from '../store/tags.ts';
import { filteredSource } from './read-source.ts';

export interface Decision {
  message: StoredForFilter;
  outcome: FilterOutcome | 'unknown';
}

/** For one round: who is in the address book is asked once for each address. */
export function filterContext(db: ReadDb, nowAt: number): FilterContext {
  const known = new Map<string, boolean>();
  const inBook = (address: string) => {
    const answer = known.get(address) ?? isInBook(db, address);
    known.set(address, answer);
    return answer;
  };
  return { nowAt, tags: listTags(db), inBook };
}

/** Only filters of the message's own account are asked. */
export function decide(
  db: ReadDb,
  ids: readonly MessageId[],
  filters: readonly Filter[],
  context: FilterContext,
): Decision[] {
  return messagesForFilters(db, ids).map((message) => {
    const asked = filters.filter(({ accountId }) => accountId === null || accountId === message.accountId);
    const source = filteredSource(db, message);
    return { message, outcome: decideFilters(asked, { ...message, source }, context) };
  });
}
