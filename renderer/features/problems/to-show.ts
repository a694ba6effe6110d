// Which problems get a card: those that wait for the person, and of a password that is refused one only, whichever of
// its accounts and servers told of it. What is refused to a filter again and again is one card, too. Pure.
import type { AccountId } from '../../../shared/domain/ids.ts';
import { condemnsPassword, type PasswordFacts } from '../../../shared/domain/password.ts';
import { type Problem, remedyOf } from '../../../shared/domain/problem.ts';

export interface ShownProblem {
  /** The last one. */
  problem: Problem;
  /** Those it is about; empty for one of the program as a whole. */
  accountIds: readonly AccountId[];
  /** All that the card stands for. */
  ids: readonly string[];
}

/** `told`: by the engine, in its order; `ofAccounts`: why they stand still, which says the same better. */
export function problemsToShow(
  told: readonly Problem[],
  ofAccounts: readonly Problem[],
  passwords: readonly Pick<PasswordFacts, 'accountIds'>[],
): ShownProblem[] {
  const shown = new Map<string, ShownProblem>();
  const show = (key: string, problem: Problem, accountIds: readonly AccountId[]) => {
    const ids = [...(shown.get(key)?.ids ?? []), problem.id];
    shown.delete(key);
    shown.set(key, { problem, accountIds, ids });
  };
  for (const problem of [...told, ...ofAccounts]) {
    // One proxy may be in the way of several accounts.
    if (asksForProxyLogin(problem)) show(`proxy ${problem.proxy}`, problem, []);
    else if (!['wait', 'backOff', 'nothing'].includes(remedyOf(problem.kind))) {
      const accountIds = accountsOf(problem, passwords);
      show(keyOf(problem, accountIds), problem, accountIds);
    }
  }
  return [...shown.values()];
}

function keyOf(problem: Problem, [first]: readonly AccountId[]): string {
  const { id, accountId, kind, reason, operation } = problem;
  if (condemnsPassword(problem) && first !== undefined) return `password ${first}`;
  if (!operation?.byFilter) return id;
  return JSON.stringify([accountId, kind, reason, operation.kind, operation.mailbox?.id, operation.flags]);
}

/** It is tried again by itself, but in vain until the person says something. */
export function asksForProxyLogin({ reason }: Problem): boolean {
  return reason === 'proxyPassword' || reason === 'proxyWrongPassword';
}

function accountsOf(problem: Problem, passwords: readonly Pick<PasswordFacts, 'accountIds'>[]): readonly AccountId[] {
  const { accountId } = problem;
  if (accountId === undefined) return [];
  const sharers = passwords.find(({ accountIds }) => accountIds.includes(accountId))?.accountIds;
  return condemnsPassword(problem) ? (sharers ?? [accountId]) : [accountId];
}
