// The order of the accounts, changed by menu, key or mouse from whatever lists them. Nothing is said: it is seen.
import type { AccountId } from '../../shared/domain/ids.ts';
import { engine } from '../engine/engine.ts';
import { sayFailure } from '../features/problems/index.ts';
import { accountsNow } from '../state/accounts.ts';

/** One place up (-1) or down (1); at the end nothing. */
export function moveAccount(id: AccountId, step: -1 | 1): void {
  const ids = accountsNow().map((account) => account.id);
  setOrder(ids, movedBy(ids, id, step));
}

/** To where the other one stands, before or behind it. */
export function placeAccount(id: AccountId, beside: AccountId, where: 'before' | 'after'): void {
  const ids = accountsNow().map((account) => account.id);
  setOrder(ids, placedBeside(ids, id, beside, where));
}

export function movedBy<Id>(ids: readonly Id[], id: Id, step: -1 | 1): Id[] {
  const index = ids.indexOf(id);
  const other = ids[index + step];
  return index < 0 || other === undefined ? [...ids] : placedBeside(ids, id, other, step < 0 ? 'before' : 'after');
}

export function placedBeside<Id>(ids: readonly Id[], id: Id, beside: Id, where: 'before' | 'after'): Id[] {
  if (id === beside || !ids.includes(id)) return [...ids];
  return ids
    .filter((one) => one !== id)
    .flatMap((one) => (one !== beside ? [one] : where === 'before' ? [id, one] : [one, id]));
}

function setOrder(before: readonly AccountId[], accountIds: AccountId[]): void {
  if (accountIds.some((id, index) => id !== before[index])) {
    void engine.accounts.order({ accountIds }).catch(sayFailure);
  }
}
