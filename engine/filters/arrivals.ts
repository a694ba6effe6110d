// Filters on what arrives. Invariant: what is done with an arrival is in the transaction that stores it, or, where its
// source has to come first, in the one that ends its waiting; so a crash neither skips a message nor filters it twice.

import { needsSource } from '../../shared/domain/filter.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import type { Queued } from '../operations/index.ts';
import type { Store } from '../store/database.ts';
import { arrivalFilters, isArrivalReady, letWait, noLongerWaits, readyArrivals } from '../store/filters.ts';
import type { WriteDb } from '../store/handles.ts';
import type { StoredMailbox } from '../store/mailboxes.ts';
import { carryOut, doesSomething } from './carry-out.ts';
import { type Decision, decide, filterContext } from './decide.ts';

export interface ArrivalsDeps {
  store: Store;
  /** What was queued goes out with the next step of its account. */
  announce(queued: readonly Queued[]): void;
  now(): number;
}

export interface Arrivals {
  /** In the transaction that stores them. */
  arrived(tx: WriteDb, mailbox: Pick<StoredMailbox, 'accountId' | 'role'>, ids: readonly MessageId[]): void;
  /** Goes on with what waited when the program ended last. */
  start(): void;
  stop(): void;
}

const AT_ONCE = 40;

export function createArrivals({ store, announce, now }: ArrivalsDeps): Arrivals {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const finish = (tx: WriteDb, decisions: readonly Decision[]) => {
    for (const { message } of decisions) noLongerWaits(tx, message.id);
    announce(carryOut(tx, decidedOf(decisions)));
  };

  const goOn = () => {
    timer = null;
    if (stopped) return;
    const ready = readyArrivals(store.reads, AT_ONCE);
    if (ready.length === 0) return;
    store.transaction((tx) => {
      const context = filterContext(tx, now());
      const decisions = ready.flatMap(({ id, accountId }) => decide(tx, [id], arrivalFilters(tx, accountId), context));
      // Shown nowhere any more, or deleted: nothing is left to decide.
      for (const { id } of ready) noLongerWaits(tx, id);
      finish(tx, decisions);
    });
    if (ready.length === AT_ONCE) later();
  };

  const later = () => {
    if (!stopped) timer ??= setTimeout(goOn, 0);
  };

  store.onChange(({ messages, lists }) => {
    if ((messages === null || messages.length > 0 || lists.length > 0) && isArrivalReady(store.reads)) later();
  });

  return {
    arrived(tx, { accountId, role }, ids) {
      if (role !== 'inbox' || ids.length === 0) return;
      const filters = arrivalFilters(tx, accountId);
      if (filters.length === 0) return;
      const decisions = decide(tx, ids, filters, filterContext(tx, now()));
      const mustWait = ({ message, outcome }: Decision) =>
        outcome === 'unknown' ||
        (message.sourceId === null && filters.some((one) => needsSource(one) && isPriority(one)));
      for (const decision of decisions) if (mustWait(decision)) letWait(tx, decision.message.id, now());
      announce(carryOut(tx, decidedOf(decisions.filter((one) => !mustWait(one)))));
    },
    start: later,
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}

/** The source that comes later would overwrite it. */
function isPriority({ actions }: { actions: readonly { kind: string }[] }): boolean {
  return actions.some(({ kind }) => kind === 'priority');
}

function decidedOf(decisions: readonly Decision[]) {
  return decisions.flatMap(({ message: { id, mailboxId }, outcome }) =>
    outcome !== 'unknown' && doesSomething(outcome) ? [{ id, mailboxId, outcome }] : [],
  );
}
