// What the store wants done when nobody is waiting: who met whom read off new messages, sources that no message claims any
// more collected, freed pages and its log folded in. In small steps with pauses, and only while every account is at rest.
import type { JournalFacts } from '../../shared/domain/journal.ts';
import { journalError } from '../core/journal-line.ts';
import { expectMailError } from '../core/problems.ts';
import { isAcquaintanceDue, readAcquaintance } from '../store/acquaintance.ts';
import { fillNameKeys } from '../store/contacts.ts';
import type { Store } from '../store/database.ts';
import { fillRecipientKeys } from '../store/recipient-keys.ts';
import { collectSources } from '../store/sources.ts';
import type { Accounts } from './accounts.ts';

const EVERY_MS = 30_000;
const PAUSE_MS = 50;
/** A transaction of that many messages takes about 5 ms. */
const READ_AT_ONCE = 100;
/** A message that left one mailbox has by then been seen in another, if it went there. */
const UNCLAIMED_MS = 3_600_000;

export function startUpkeep(
  store: Store,
  accounts: Pick<Accounts, 'statuses' | 'areAtRest'>,
  note: (facts: JournalFacts) => void,
): () => void {
  let timer = setTimeout(look, EVERY_MS);
  timer.unref();
  /** The names of an older version's contacts are known by their sound as well. */
  let namesKeyed = false;
  /** And whom its messages are to. */
  let recipientsKeyed = false;

  function look(): void {
    if (accounts.areAtRest() && stepOrLater()) again(PAUSE_MS);
    else again(EVERY_MS);
  }

  function again(delayMs: number): void {
    timer = setTimeout(look, delayMs);
    timer.unref();
  }

  /** A full disk stops whatever a person does as well, and is told there. */
  function stepOrLater(): boolean {
    try {
      return step();
    } catch (error) {
      const { kind, data } = expectMailError(error);
      if (kind !== 'store') throw error;
      note({ kind: 'store', what: 'putOff', error: journalError(data) });
      return false;
    }
  }

  /** True: there may be more to do. */
  function step(): boolean {
    if (!namesKeyed) {
      namesKeyed = !store.transaction((tx) => fillNameKeys(tx, READ_AT_ONCE), 'refetchable');
      return true;
    }
    if (!recipientsKeyed) {
      recipientsKeyed = !store.transaction((tx) => fillRecipientKeys(tx, READ_AT_ONCE), 'refetchable');
      return true;
    }
    if (isAcquaintanceDue(store.reads)) {
      store.transaction((tx) => readAcquaintance(tx, READ_AT_ONCE), 'refetchable');
      return true;
    }
    const settledAt = Math.min(Date.now(), ...accounts.statuses().map(({ lastSyncAt }) => lastSyncAt ?? 0));
    const collected = store.transaction((tx) => collectSources(tx, settledAt - UNCLAIMED_MS, 20), 'refetchable');
    if (collected > 0) note({ kind: 'store', what: 'sourcesCollected', count: collected });
    if (collected === 0) store.tidy();
    return collected > 0;
  }

  return () => clearTimeout(timer);
}
