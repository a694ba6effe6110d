// A refused password that the person has tried once more: the server may have been wrong, or the account is open again.
// Invariant: one login, of one account; those who share the password follow only when it was let in.
import type { AccountId } from '../../shared/domain/ids.ts';
import type { PasswordDoor } from './password-door.ts';
import type { AccountRuntime } from './runtime.ts';

export interface SecondTries {
  again(id: AccountId): void;
  /** The account was let in. */
  connected(id: AccountId): void;
}

interface SecondTriesOptions {
  door: PasswordDoor;
  runtimeOf(id: AccountId): Pick<AccountRuntime, 'state' | 'passwordGiven'> | undefined;
  /** What waits in the outbox of the account may go. */
  onPassword(id: AccountId): void;
}

export function createSecondTries({ door, runtimeOf, onPassword }: SecondTriesOptions): SecondTries {
  const tried = new Set<AccountId>();
  const phaseOf = (id: AccountId) => runtimeOf(id)?.state().phase;
  return {
    again(id) {
      door.allowAgain(id);
      const phase = phaseOf(id);
      // Only sending was refused: what waits in the outbox is the one try.
      if (phase === 'syncing' || phase === 'watching') return onPassword(id);
      tried.add(id);
      runtimeOf(id)?.passwordGiven();
    },
    connected(id) {
      if (!tried.delete(id)) return;
      for (const one of door.sharers(id)) {
        if (phaseOf(one) === 'needsUser') runtimeOf(one)?.passwordGiven();
        onPassword(one);
      }
    },
  };
}
