import { describe, expect, test } from 'vitest';
import { problemsToShow } from '../../../renderer/features/problems/to-show.ts';
import { AccountId, MailboxId } from '../../../shared/domain/ids.ts';
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
    { problem: asking(OTHER), accountIds: [], ids: ['sync/1', 'sync/2'] },
  ]);
});

test('what mends itself has none', () => {
  const waiting: Problem = { ...refused(ONE), kind: 'throttled', reason: 'loginUnavailable' };
  expect(problemsToShow([waiting], [], [])).toEqual([]);
});

describe('What the server refused', () => {
  const moved = (number: number, name: string, byFilter: boolean): Problem => ({
    id: `operation-${number}`,
    during: 'operation',
    accountId: ONE,
    kind: 'rejected',
    reason: 'noRight',
    operation: {
      ...{ kind: 'move', messageCount: 1, subject: `Lettre ${number}`, flags: null, kept: false },
      mailbox: { id: MailboxId.parse(name.length), name, role: null },
      ...(byFilter && { byFilter }),
    },
    at: number,
  });

  test('of a filter is one card for each folder, the last of it at the end, and all of it is put away at once', () => {
    const told = [moved(1, 'Conseil', true), moved(2, 'Projets 6e', true), moved(3, 'Conseil', true)];
    expect(problemsToShow(told, [], []).map(({ problem, ids }) => [problem.id, ids])).toEqual([
      ['operation-2', ['operation-2']],
      ['operation-3', ['operation-1', 'operation-3']],
    ]);
  });

  test('of the person’s own hand is a card each time', () => {
    const told = [moved(1, 'Conseil', false), moved(2, 'Conseil', false), moved(3, 'Conseil', true)];
    expect(keysOf(problemsToShow(told, [], []))).toEqual(['operation-1', 'operation-2', 'operation-3']);
  });
});
