import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startUpkeep } from '../../../engine/accounts/upkeep.ts';
import type { Store } from '../../../engine/store/database.ts';
import type { JournalFacts } from '../../../shared/domain/journal.ts';
import { MailError } from '../../../shared/domain/problem.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Fails as often as told, then has nothing to do. */
function fakeStore(failures: MailError[]) {
  const store = { tidied: 0 };
  const transaction = () => {
    const failure = failures.shift();
    if (failure) throw failure;
    return 0;
  };
  const tidy = () => {
    store.tidied += 1;
  };
  const reads = { value: () => 0 };
  return { store, port: { transaction, tidy, reads } as unknown as Store };
}

it('puts its work off while the disk is full, and takes it up again', () => {
  const { store, port } = fakeStore([new MailError({ kind: 'store', reason: 'diskFull', detail: 'SQLITE_FULL' })]);
  const noted: JournalFacts[] = [];
  const stop = startUpkeep(port, { statuses: () => [], areAtRest: () => true }, (facts) => noted.push(facts));
  vi.advanceTimersByTime(30_000);
  const error = { kind: 'store', reason: 'diskFull', codes: 'SQLITE_FULL' };
  expect(noted).toEqual([{ kind: 'store', what: 'putOff', error }]);
  expect(store.tidied).toBe(0);
  vi.advanceTimersByTime(40_000);
  expect(store.tidied).toBe(1);
  stop();
});

it('waits for every account to be at rest, which one is not that brings messages here', () => {
  const { store, port } = fakeStore([]);
  let atRest = false;
  const stop = startUpkeep(port, { statuses: () => [], areAtRest: () => atRest }, () => {});
  vi.advanceTimersByTime(90_000);
  expect(store.tidied).toBe(0);
  atRest = true;
  vi.advanceTimersByTime(40_000);
  expect(store.tidied).toBe(1);
  stop();
});
