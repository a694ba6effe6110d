// Which problems get a card: those that wait for the person, and of a password that is refused one only, whichever of
// its accounts and servers told of it. Pure.
import type { AccountId } from '../../../shared/domain/ids.ts';
import { condemnsPassword, type PasswordFacts } from '../../../shared/domain/password.ts';
import { type Problem, remedyOf } from '../../../shared/domain/problem.ts';

export interface ShownProblem {
  problem: Problem;
  /** Those it is about; empty for one of the program as a whole. */
  accountIds: readonly AccountId[];
}

/** `told`: by the engine, in its order; `ofAccounts`: why they stand still, which says the same better. */
export function problemsToShow(
  told: readonly Problem[],
  ofAccounts: readonly Problem[],
  passwords: readonly Pick<PasswordFacts, 'accountIds'>[],
): ShownProblem[] {
  const shown = new Map<string, ShownProblem>();
  for (const problem of [...told, ...ofAccounts]) {
    if (asksForProxyLogin(problem)) {
      // One proxy may be in the way of several accounts.
      shown.set(`proxy ${problem.proxy}`, { problem, accountIds: [] });
      continue;
    }
    if (['wait', 'backOff', 'nothing'].includes(remedyOf(problem.kind))) continue;
    const accountIds = accountsOf(problem, passwords);
    const key = condemnsPassword(problem) && accountIds.length > 0 ? `password ${accountIds[0]}` : problem.id;
    shown.set(key, { problem, accountIds });
  }
  return [...shown.values()];
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
