// What the rooms that keep account of themselves are doing, for the activity panel: accounts, what waits for servers, the
// outbox, transfers, the check of the store. What goes on by itself behind them: watch-background.ts. Work that nobody keeps
// account of tells core/activities.ts when it begins and ends.
import type { AccountStatus } from '../shared/domain/account.ts';
import type { ActivityKind } from '../shared/domain/activity.ts';
import type { OutboxEntry } from '../shared/domain/outbox.ts';
import type { Problem } from '../shared/domain/problem.ts';
import { accountedFor, type Transfer } from '../shared/domain/transfer.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Activities, KeyedFacts } from './core/activities.ts';
import type { Transfers } from './import/transfers.ts';
import type { Outbox } from './outbox/index.ts';
import type { StoreChecking } from './store-check.ts';

interface WatchedRooms {
  accounts: Accounts;
  outbox: Outbox;
  transfers: Transfers;
  storeCheck: StoreChecking;
}

export function watchRooms(activities: Activities, rooms: WatchedRooms): void {
  const { accounts, outbox, transfers, storeCheck } = rooms;
  activities.add(() => accounts.statuses().flatMap((status) => ofAccount(status, accounts)));
  activities.add(() => outbox.list().flatMap((entry) => ofOutbox(entry, outbox)));
  activities.add(() => transfers.list().flatMap((transfer) => ofTransfer(transfer, transfers)));
  activities.add(() => accounts.removing().map((accountId) => ({ key: accountId, kind: 'removal' })));
  activities.add(() => {
    const state = storeCheck.state();
    if (state.kind !== 'running') return [];
    const { done, total } = state;
    return [{ key: 'store', kind: 'storeCheck', progress: { done, total }, stop: storeCheck.stop }];
  });
}

export function pastProblem({ accountId, at, id: _, during: __, ...error }: Problem) {
  return { at, accountId: accountId ?? null, error };
}

function ofAccount(status: AccountStatus, accounts: Accounts): KeyedFacts[] {
  const { accountId, phase, messagesTotal: total, messagesOffline: done, downloadPaused, pendingOperations } = status;
  const again = () => accounts.syncNow(accountId);
  const stands = { key: accountId, accountId } as const;
  const lines: KeyedFacts[] = [];
  if (phase !== 'watching') {
    const state =
      phase === 'syncing' || phase === 'connecting' ? 'running' : phase === 'needsUser' ? 'failed' : 'waiting';
    const { retryAt, problem } = status;
    lines.push({ ...stands, kind: 'sync', state, retryAt, problem, retry: state === 'waiting' ? again : undefined });
  }
  if (done < total) {
    const pause = () => accounts.setDownloadPaused(accountId, true);
    const resume = () => accounts.setDownloadPaused(accountId, false);
    const act = downloadPaused ? { retry: resume } : { stop: pause };
    const state = downloadPaused ? 'paused' : phase === 'syncing' || phase === 'watching' ? 'running' : 'waiting';
    lines.push({ ...stands, kind: 'download', state, progress: { done, total }, ...act });
  }
  if (pendingOperations > 0) {
    lines.push({ ...stands, kind: 'operations', label: String(pendingOperations), state: 'waiting', retry: again });
  }
  return lines;
}

function ofOutbox(entry: OutboxEntry, outbox: Outbox): KeyedFacts[] {
  const { id, accountId, subject, state, notBeforeAt, problem } = entry;
  const line = { key: id, kind: 'sending', accountId, label: subject, problem } as const;
  const now = () => outbox.sendNow(id);
  const cancel = () => void outbox.cancel(id);
  switch (state) {
    case 'filed':
      return [];
    case 'connecting':
    case 'handedOver':
    case 'accepted':
      return [{ ...line, state: 'running' }];
    case 'unknown':
      return [{ ...line, state: 'failed' }];
    case 'refused':
      return [{ ...line, state: 'failed', retry: () => outbox.sendAgain(id) }];
    case 'ready':
      return [{ ...line, state: 'waiting', retryAt: notBeforeAt, retry: now, stop: cancel }];
    // Not to leave before its time: nobody is to send it by « Relancer ».
    default:
      return [{ ...line, state: 'waiting', retryAt: notBeforeAt, stop: cancel }];
  }
}

/** Those that are over are told by their own reports. */
function ofTransfer(transfer: Transfer, transfers: Transfers): KeyedFacts[] {
  const { id, kind, state, label, folders, problem } = transfer;
  if (state === 'done') return [];
  const counted = folders.every((folder) => folder.counted !== null);
  const total = folders.reduce((sum, folder) => sum + (folder.counted ?? 0), 0);
  const done = folders.reduce((sum, folder) => sum + accountedFor(folder), 0);
  const line = {
    key: id,
    kind: kind satisfies ActivityKind,
    label,
    problem,
    progress: counted ? { done, total } : null,
  };
  if (state === 'running') return [{ ...line, state: 'running', stop: () => void transfers.stopRunning() }];
  const retry = kind === 'import' ? () => void transfers.resume(id) : undefined;
  const stop = () => transfers.forget(id);
  return [{ ...line, state: state === 'failed' ? 'failed' : 'paused', retry, stop }];
}
