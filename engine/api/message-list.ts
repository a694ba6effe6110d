// What a window's list shows, whichever it asks for: a mailbox or a search, in the order and the groups that were chosen.

import type { windowContract } from '../../shared/contract/index.ts';
import type { MessageList } from '../../shared/contract/messages.ts';
import type { ParsedInputOf } from '../../shared/contract/procedure.ts';
import { search } from '../search/search.ts';
import type { Store } from '../store/database.ts';
import { filedAnew } from '../store/filed-anew.ts';
import { groupsOf } from '../store/list-groups.ts';
import { sortIds } from '../store/lists.ts';
import { mailboxesOfRole } from '../store/mailboxes.ts';
import { filtered } from '../store/quick-filter.ts';
import { standingList } from '../store/standing-list.ts';

type Asked = Omit<ParsedInputOf<typeof windowContract.messages.list>, 'rows'>;
type How = Omit<Asked, 'source'>;
type Source<Kind> = Extract<Asked['source'], { kind: Kind }>;

const NEWEST_FIRST = { by: 'date', direction: 'desc' } as const;

export function listOf(store: Store, asked: Asked, nowAt: number): MessageList {
  const { source, ...how } = asked;
  const list = source.kind === 'search' ? found(store, source, how, nowAt) : inMailboxes(store, source, how, nowAt);
  const successors = filedAnew(store.reads, source.kind === 'mailbox' ? source.mailboxId : null);
  return successors.length > 0 ? { ...list, successors } : list;
}

function found(store: Store, source: Source<'search'>, { sort, grouped, filter }: How, nowAt: number): MessageList {
  const list = search(store, source, nowAt);
  const shown = filtered(store.reads, list.ids, filter, list);
  if (sort === null) return { ...list, ids: shown };
  const ids = sortIds(store.reads, shown, sort);
  const groups = grouped ? groupsOf(store.reads, { ids, depths: null, sort, listed: { ids } }, nowAt) : null;
  return { ...list, ids, groups };
}

function inMailboxes({ reads }: Store, source: Source<'mailbox' | 'unified'>, how: How, nowAt: number): MessageList {
  const mailboxIds = source.kind === 'mailbox' ? [source.mailboxId] : mailboxesOfRole(reads, source.role);
  const { threaded, grouped = false, filter } = how;
  const sort = how.sort ?? NEWEST_FIRST;
  const { runs, ...list } = standingList(reads, { mailboxIds, sort, threaded, grouped, filter });
  const groups = grouped ? groupsOf(reads, { ...list, sort, listed: { mailboxIds }, runs }, nowAt) : null;
  return { ...list, groups, terms: [], more: false, indexed: null };
}
