import { expect, test } from 'vitest';
import { problemsToShow } from '../../../renderer/features/problems/to-show.ts';
import { AccountId } from '../../../shared/domain/ids.ts';
import type { Problem } from '../../../shared/domain/problem.ts';

const [ONE, OTHER, THIRD] = [1, 2, 3].map((id) => AccountId.parse(id)) as [AccountId, AccountId, AccountId];
const refused = (accountId: AccountId, during: Problem['during'] = 'sync'): Problem => ({
  id: `${during}/${accountId}`,
  during,
  accountId,
  kind: 'auth',
  reason: 'wrongPassword',
  at: 0,
});
const SHARED = [{ accountIds: [ONE, OTHER] }, { accountIds: [THIRD] }];
const keysOf = (shown: ReturnType<typeof problemsToShow>) => shown.map(({ problem }) => problem.id);

test('a refused password is one card, though the sending server refused it, too', () => {
  expect(keysOf(problemsToShow([refused(ONE, 'send')], [refused(ONE)], SHARED))).toEqual(['sync/1']);
});

test('accounts that share a refused password have one card, which names them', () => {
  const shown = problemsToShow([], [refused(ONE), refused(OTHER), refused(THIRD)], SHARED);
  expect(shown.map(({ accountIds }) => accountIds)).toEqual([[ONE, OTHER], [THIRD]]);
});

test('where the password is not at fault, each server has its own card', () => {
  const closed = { ...refused(ONE, 'send'), reason: 'accessDisabled' } as const;
  expect(keysOf(problemsToShow([closed], [refused(ONE)], SHARED))).toEqual(['send/1', 'sync/1']);
});

test('a proxy that asks for a password is one card, though it is tried again by itself, whoever met it', () => {
  const asking = (accountId: AccountId): Problem => ({
    ...refused(accountId),
    kind: 'connection',
    reason: 'proxyPassword',
    proxy: 'proxy:3128',
  });
  expect(problemsToShow([], [asking(ONE), asking(OTHER)], SHARED)).toEqual([
    { problem: asking(OTHER), accountIds: [] },
  ]);
});

test('what mends itself has none', () => {
  const waiting: Problem = { ...refused(ONE), kind: 'throttled', reason: 'loginUnavailable' };
  expect(problemsToShow([waiting], [], [])).toEqual([]);
});
