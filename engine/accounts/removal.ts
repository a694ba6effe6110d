// Removing an account from this PC. Invariant: up to one transaction the account is whole; from it on it is shown
// nowhere and goes step by step, its password first, and whoever starts Casier next goes on with it.
import type { AccountId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { expectMailError } from '../core/problems.ts';
import {
  beginRemoval,
  removalObstacle,
  removalPreview,
  removalsBegun,
  removeAccountStep,
} from '../store/account-removal.ts';
import type { Store } from '../store/database.ts';
import type { ReadDb } from '../store/handles.ts';

export interface RemovalDeps {
  store: Store;
  forgetPassword(id: AccountId): Promise<void>;
  /** Resolves when it has no connection any more; answers how to begin again. */
  stopAccount(id: AccountId): Promise<() => void>;
  /** What is on its way to it from other accounts is shown again where it was. */
  onRemoving(id: AccountId): void;
  onStatus(): void;
}

export interface Removals {
  /** Throws MailError `accountBusy`, with nothing changed; else resolves when nothing of the account is left. */
  remove(id: AccountId, discardUnsent: boolean): Promise<void>;
  /** At the start: what was begun and not ended. */
  goOnWithAll(): void;
  going(): AccountId[];
  /** Resolves when no step runs any more. */
  stop(): Promise<void>;
}

export function createRemovals(deps: RemovalDeps): Removals {
  const { store } = deps;
  const going = new Map<Promise<void>, AccountId>();
  let stopping = false;

  const goOn = async (id: AccountId): Promise<void> => {
    deps.onRemoving(id);
    // Before the last step: after it nobody would know any more whose password it is.
    await deps.forgetPassword(id);
    while (!stopping && !store.transaction((tx) => removeAccountStep(tx, id))) await nextTurn();
  };

  const watched = (id: AccountId, work: Promise<void>): Promise<void> => {
    const ended = work.finally(() => {
      going.delete(ended);
      deps.onStatus();
    });
    going.set(ended, id);
    deps.onStatus();
    return ended;
  };

  return {
    async remove(id, discardUnsent) {
      const preview = removalPreview(store.reads, id);
      if (!preview) return;
      expectFree(store.reads, id, discardUnsent);
      const startAgain = await deps.stopAccount(id);
      try {
        // Asked again: while it was being stopped, a message may have been begun or sent.
        store.transaction((tx) => {
          expectFree(tx, id, discardUnsent);
          beginRemoval(tx, id);
        });
      } catch (error) {
        startAgain();
        throw error;
      }
      await watched(id, goOn(id));
    },
    goOnWithAll() {
      // A full disk: tried again at the next start.
      for (const id of removalsBegun(store.reads))
        void watched(
          id,
          goOn(id)
            .catch(expectMailError)
            .then(() => undefined),
        );
    },
    going: () => [...going.values()],
    async stop() {
      stopping = true;
      await Promise.allSettled(going.keys());
    },
  };
}

function expectFree(db: ReadDb, id: AccountId, discardUnsent: boolean): void {
  const unsent = removalPreview(db, id)?.unsent ?? 0;
  const detail = removalObstacle(db, id) ?? (unsent > 0 && !discardUnsent ? 'unsent' : null);
  if (detail !== null) throw new MailError({ kind: 'invalid', reason: 'accountBusy', detail });
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
