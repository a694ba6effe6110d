import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { startUpkeep } from '../../../engine/accounts/upkeep.ts';
import type { Store } from '../../../engine/store/database.ts';
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
  return { store, port: { transaction, tidy } as unknown as Store };
}

it('puts its work off while the disk is full, and takes it up again', () => {
  const { store, port } = fakeStore([new MailError({ kind: 'store', reason: 'diskFull', detail: 'SQLITE_FULL' })]);
  const log: string[] = [];
  const stop = startUpkeep(
    port,
    () => [],
    (line) => log.push(line),
  );
  vi.advanceTimersByTime(30_000);
  expect(log).toEqual(['upkeep put off: SQLITE_FULL']);
  expect(store.tidied).toBe(0);
  vi.advanceTimersByTime(30_000);
  expect(store.tidied).toBe(1);
  stop();
});
