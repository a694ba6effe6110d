// The list that is to be shown: asks for its ids, hides what is collapsed, and keeps the selection within it.
import { useLayoutEffect, useMemo, useRef } from 'react';
import type { ListSource, MessageList, ServerResults, Successor } from '../../../shared/contract/messages.ts';
import type { ListLayout } from '../../../shared/domain/list-layout.ts';
import type { QuickFilter } from '../../../shared/domain/quick-filter.ts';
import type { Settings } from '../../../shared/domain/settings.ts';
import { type Changed, queryClient, useEngineQuery } from '../../engine/use-query.ts';
import { mailboxesNow, ofRole } from '../../state/mailboxes.ts';
import { useListFilter } from '../../state/quick-filter.ts';
import { useShownSavedSearch } from '../../state/saved-searches.ts';
import { useSearchOrder } from '../../state/search-order.ts';
import { asFound, followed, inNewOrder } from '../../state/selection.ts';
import { setSelection, useView } from '../../state/view.ts';
import { askList } from './ask-list.ts';
import { withServerResults } from './server-results.ts';
import { NO_ROWS, type Shown, shownRows } from './shown.ts';
import { type ServerSearchState, useServerResults } from './use-server-results.ts';
import { useToday } from './use-today.ts';

export interface ListState {
  /** null: nothing chosen yet. */
  source: ListSource | null;
  shown: Shown;
  /** Folded words to mark. */
  terms: readonly string[];
  /** The search found more than it answers. */
  more: boolean;
  /** The search is being made again: how much of it is there, from 0 to 1. */
  indexed: number | null;
  /** False until the answer is there; what is shown meanwhile is that to the question before. */
  ready: boolean;
  /** null: no server has anything that is not here. */
  server: ServerSearchState | null;
  /** Same key = same list: what is selected in it goes on. */
  key: string;
  /** Same key = same order: what is scrolled to goes on. */
  orderKey: string;
}

const NO_TERMS: readonly string[] = [];
const NO_SUCCESSORS: readonly Successor[] = [];

export function useMessageList(
  source: ListSource | null,
  { sort, grouped }: Pick<ListLayout, 'sort' | 'grouped'>,
  { threaded, threadFolding }: Pick<Settings, 'threaded' | 'threadFolding'>,
): ListState {
  const today = useToday();
  const filter = useListFilter();
  // Another day: « Aujourd’hui » begins elsewhere.
  const key = ['messageList', source, sort, threaded, grouped, filter, grouped ? today : null] as const;
  const { data, isPlaceholderData, isFetching } = useEngineQuery<MessageList>(
    key,
    (signal) => {
      const inThreads = threaded && source?.kind !== 'search';
      const question = { source: source!, sort, threaded: inThreads, grouped, filter };
      return askList(question, queryClient.getQueryData<MessageList>(key), signal);
    },
    {
      enabled: source !== null,
      keepPrevious: source?.kind === 'search',
      changedBy: (changed) => concerns(changed, source, filter),
    },
  );
  const foldedGroups = useView((state) => state.foldedGroups);
  const folding = useMemo(
    () => ({ folded: threadFolding.folded, except: new Set(threadFolding.except), foldedGroups }),
    [threadFolding, foldedGroups],
  );
  const server = useServerResults(source);
  // What only a server knows of has not been filtered here.
  const results = filter ? null : (server?.results ?? null);
  const isRanked = source?.kind === 'search' && source.byRelevance === true;
  const shown = useMemo(
    () => (data ? shownRows(withResults(data, results, isRanked), folding) : NO_ROWS),
    [data, results, folding, isRanked],
  );
  const listKey = JSON.stringify([source, filter]);
  useKeepSelection(
    shown,
    data?.successors ?? NO_SUCCESSORS,
    isPlaceholderData ? null : listKey,
    data === undefined ? 'awaited' : isFetching ? 'stale' : 'known',
  );
  return {
    source,
    shown,
    key: listKey,
    orderKey: JSON.stringify([sort, threaded, grouped]),
    terms: data?.terms ?? NO_TERMS,
    more: data?.more ?? false,
    indexed: data?.indexed ?? null,
    ready: data !== undefined && !isPlaceholderData,
    server,
  };
}

/** What servers found stands among the rest by its date, so that groups and another order do not go with it. */
function withResults(list: MessageList, results: ServerResults | null, isRanked: boolean): MessageList {
  const ids = withServerResults(list.ids, results, isRanked);
  return ids === list.ids ? list : { ...list, ids, groups: null };
}

export function useListSource(): ListSource | null {
  const place = useView((state) => state.place);
  const text = useView((state) => state.searchText);
  const scope = useView((state) => state.searchScope);
  const { byRelevance } = useSearchOrder();
  const saved = useShownSavedSearch();
  return useMemo(() => {
    const mailboxId = place?.kind === 'mailbox' ? place.mailboxId : null;
    const search = { kind: 'search', ...(byRelevance && { byRelevance }) } as const;
    if (text.trim() !== '') return { ...search, text, mailboxId: scope === 'mailbox' ? mailboxId : null };
    if (saved) return { ...search, text: saved.text, mailboxId: saved.mailboxId };
    if (place?.kind === 'unified') return { kind: 'unified', role: place.role };
    return mailboxId === null ? null : { kind: 'mailbox', mailboxId };
  }, [place, text, scope, byRelevance, saved]);
}

function concerns(changed: Changed, source: ListSource | null, filter: QuickFilter | undefined): boolean {
  if (!source) return false;
  // What is read goes from the unread ones; who is added to the address book comes.
  if (filter && (changed.messages === null || changed.messages.length > 0)) return true;
  if (filter && changed.areas.some((area) => area === 'mailboxes' || area === 'contacts')) return true;
  // « dans:corbeille » looks elsewhere than where one is.
  if (source.kind === 'search') return changed.areas.includes('search') || changed.lists.length > 0;
  if (source.kind === 'mailbox') return changed.lists.includes(source.mailboxId);
  const shown = ofRole(mailboxesNow(), source.role);
  return changed.areas.includes('accounts') || shown.some(({ id }) => changed.lists.includes(id));
}

/** `stale`: what is shown was kept from before, and is being asked again. */
type Knowledge = 'awaited' | 'stale' | 'known';

/**
 * Tells the window's state what is shown, and mends the selection when rows came or went: never by a list that is not there
 * yet, or that is about to be replaced.
 */
function useKeepSelection(
  shown: Shown,
  successors: readonly Successor[],
  key: string | null,
  knowledge: Knowledge,
): void {
  const last = useRef<{ key: string | null; order: Uint32Array; settled: boolean }>({
    ...{ key: null, order: NO_ROWS.order, settled: true },
  });
  useLayoutEffect(() => {
    if (key === null) return;
    const before = last.current.key === key ? last.current : { key, order: NO_ROWS.order, settled: false };
    const state = useView.getState();
    if (state.order !== shown.order) useView.setState({ order: shown.order, hidden: shown.hidden });
    if (knowledge === 'awaited') {
      last.current = before;
      return;
    }
    const settled = before.settled || knowledge === 'known';
    last.current = { key, order: shown.order, settled };
    if (!settled || (before.settled && before.order === shown.order)) return;
    const wasThere = before.settled || (state.selection.focus !== null && before.order.includes(state.selection.focus));
    const selection = followed(state.selection, successors, shown.order);
    const mended = wasThere ? inNewOrder(selection, before.order, shown.order) : asFound(selection, shown.order);
    if (mended !== state.selection) setSelection(mended);
  }, [shown, successors, key, knowledge]);
}
