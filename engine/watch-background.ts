// What goes on by itself or goes on when its dialog is closed, for the activity panel: the search and what it reads of
// attachments, filters over a folder, clean-ups, accounts that wait for their servers. Asked of the rooms each time.
import type { AccountId } from '../shared/domain/ids.ts';
import type { WaitingSetup } from '../shared/domain/waiting-setup.ts';
import type { WaitingSetups } from './accounts/waiting-setups.ts';
import type { AttachmentsRead } from './attachment-reading.ts';
import type { Activities, KeyedFacts } from './core/activities.ts';
import type { FilterRuns } from './filters/index.ts';
import type { CleanUps } from './housekeeping/clean-up.ts';
import { listAccounts } from './store/accounts.ts';
import { countUnreadAttachments } from './store/attached-texts.ts';
import type { Store } from './store/database.ts';

interface BackgroundRooms {
  store: Store;
  attachments: Omit<AttachmentsRead, 'close'>;
  filterRuns: Pick<FilterRuns, 'state' | 'stop' | 'retry'>;
  cleanUps: Pick<CleanUps, 'state' | 'stop'>;
  setups: Pick<WaitingSetups, 'list' | 'tryNow'>;
}

export function watchBackground(activities: Activities, rooms: BackgroundRooms): void {
  const { store, filterRuns, cleanUps, setups } = rooms;
  const isIndexBehind = () => store.search.gap() !== null;
  activities.add(() => (isIndexBehind() ? [{ key: 'search', kind: 'indexing' }] : []));
  activities.add(attachmentsOf(rooms));
  activities.add(() => ofFilters(filterRuns));
  activities.add(() => listAccounts(store.reads).flatMap(({ id }) => ofCleanUp(id, cleanUps)));
  activities.add(() => setups.list().flatMap((setup) => ofSetup(setup, setups)));
}

/** How many there were is known from when it was looked first. */
function attachmentsOf({ store, attachments }: BackgroundRooms): () => KeyedFacts[] {
  let total = 0;
  return () => {
    const waiting = countUnreadAttachments(store.reads);
    total = waiting === 0 ? 0 : Math.max(total, waiting);
    if (waiting === 0) return [];
    const { wanted, mayRead, want } = attachments;
    const line = { key: 'all', kind: 'attachments', progress: { done: total - waiting, total } } as const;
    if (!wanted()) return [{ ...line, state: 'paused', retry: () => want(true) }];
    return [{ ...line, state: mayRead() ? 'running' : 'waiting', stop: () => want(false) }];
  };
}

/** Of those that are over only what a problem ended is left to be seen. */
function ofFilters(runs: BackgroundRooms['filterRuns']): KeyedFacts[] {
  const run = runs.state();
  if (!run) return [];
  const { mailboxId, done, total, state, problem } = run;
  const line = {
    key: 'run',
    kind: 'filters',
    mailboxId,
    progress: { done, total },
    stop: () => void runs.stop(),
  } as const;
  if (state === 'running') return [line];
  return problem ? [{ ...line, state: 'failed', problem, retry: () => runs.retry() }] : [];
}

function ofCleanUp(accountId: AccountId, cleanUps: BackgroundRooms['cleanUps']): KeyedFacts[] {
  const state = cleanUps.state(accountId);
  if (!state || state.waiting.count === 0) return [];
  const progress = { done: state.freed.count, total: state.freed.count + state.waiting.count };
  return [{ key: accountId, kind: 'cleanUp', accountId, progress, stop: () => cleanUps.stop(accountId) }];
}

function ofSetup({ id, address, state }: WaitingSetup, setups: BackgroundRooms['setups']): KeyedFacts[] {
  const line = { key: id, kind: 'setup', label: address } as const;
  switch (state.kind) {
    case 'waiting': {
      const { retryAt, problem } = state;
      return [{ ...line, state: 'waiting', retryAt, problem, retry: () => setups.tryNow(id) }];
    }
    case 'searching':
    case 'trying':
      return [line];
    // The person is asked, or told, where accounts are made.
    case 'asks':
      return [{ ...line, state: 'failed' }];
    case 'refused':
      return [{ ...line, state: 'failed', problem: state.problem }];
    case 'finished':
      return [];
  }
}
