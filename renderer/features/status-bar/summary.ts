// Where all accounts stand, as one: pure. The account that needs most attention speaks.
import type { AccountPhase, AccountStatus } from '../../../shared/domain/account.ts';
import type { Formats, WordsOf } from '../../i18n/index.ts';
import type { statusWords } from './words.ts';

/** Most telling first. */
const ORDER: readonly AccountPhase[] = ['needsUser', 'syncing', 'connecting', 'waiting', 'offline', 'watching'];

export function speaker(statuses: readonly AccountStatus[]): AccountStatus | undefined {
  return statuses.toSorted((a, b) => ORDER.indexOf(a.phase) - ORDER.indexOf(b.phase))[0];
}

export function phaseText(status: AccountStatus, w: WordsOf<typeof statusWords>, formats: Formats): string {
  const { phase, retryAt, lastSyncAt, problem } = status;
  switch (phase) {
    case 'offline':
      return w.offline;
    case 'connecting':
      return w.connecting;
    case 'syncing':
      return w.syncing;
    case 'watching':
      return lastSyncAt === null ? w.upToDate : w.upToDateAt(formats.time(lastSyncAt));
    case 'waiting':
      if (retryAt === null) return w.waiting;
      // It was reached: it is busy, or the mailbox is.
      return problem?.kind === 'throttled'
        ? w.askedToWaitUntil(formats.time(retryAt))
        : w.waitingUntil(formats.time(retryAt));
    case 'needsUser':
      return w.needsUser;
  }
}

export interface Totals {
  total: number;
  offline: number;
  pending: number;
  paused: boolean;
}

export function totalsOf(statuses: readonly AccountStatus[]): Totals {
  const add = (pick: (status: AccountStatus) => number) => statuses.reduce((sum, status) => sum + pick(status), 0);
  return {
    total: add((status) => status.messagesTotal),
    offline: add((status) => status.messagesOffline),
    pending: add((status) => status.pendingOperations),
    paused: statuses.some((status) => status.downloadPaused),
  };
}
