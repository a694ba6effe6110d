// What a window is shown of an account's state: the reducer's phase, and what the store counts.
import type { AccountStatus } from '../../shared/domain/account.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { type AccountState, shownPhase } from '../core/account-state.ts';
import { problemAt } from '../core/problems.ts';
import type { AccountMemory } from '../store/accounts.ts';

export function accountStatus(
  accountId: AccountId,
  state: AccountState,
  /** When `state` was entered. */
  since: number,
  memory: AccountMemory,
  /** Messages on the server that have no row here yet. */
  remaining: number,
): AccountStatus {
  const problem =
    'problem' in state && state.problem ? problemAt({ during: 'sync', accountId }, state.problem, since) : null;
  return {
    accountId,
    phase: shownPhase(state),
    ...memory,
    messagesTotal: memory.messagesTotal + remaining,
    retryAt: 'retryAt' in state ? state.retryAt : null,
    problem,
  };
}
