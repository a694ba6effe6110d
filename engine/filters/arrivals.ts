// Filters on what arrives, and then whether what they leave is junk. Invariants: what is done with an arrival is in the
// transaction that stores it, or, where its source has to come first, in the one that ends its waiting; so a crash neither
// skips a message nor filters it twice. What somebody has put elsewhere while it waited is no filter's concern any more.

import type { Filter } from '../../shared/domain/filter.ts';
import type { MessageId } from '../../shared/domain/ids.ts';
import { hasKeyword } from '../../shared/domain/tag-keyword.ts';
import { judge, judgesArrivals } from '../junk/index.ts';
import { changeKeywords, type Queued, setJunk } from '../operations/index.ts';
import type { Store } from '../store/database.ts';
import {
  arrivalFilters,
  isArrivalReady,
  letWait,
  letWaitForJudgement,
  noLongerWaits,
  readyArrivals,
} from '../store/filters.ts';
import type { WriteDb } from '../store/handles.ts';
import { getMailbox, type StoredMailbox } from '../store/mailboxes.ts';
import { writeIfRoom } from '../store/write-if-room.ts';
import { carryOut, doesSomething } from './carry-out.ts';
import { type Decision, decide, filterContext } from './decide.ts';

export interface ArrivalsDeps {
  store: Store;
  /** What was queued goes out with the next step of its account. */
  announce(queued: readonly Queued[]): void;
  now(): number;
  fullDiskMs?: number;
}

export interface Arrivals {
  /** In the transaction that stores them. */
  arrived(tx: WriteDb, mailbox: Pick<StoredMailbox, 'accountId' | 'role'>, ids: readonly MessageId[]): void;
  /** Goes on with what waited when the program ended last. */
  start(): void;
  stop(): void;
}

const AT_ONCE = 40;
/** What waits on a full disk is looked at again after so long; the person is told of it by whatever else they do. */
const FULL_DISK_MS = 30_000;

export function createArrivals({ store, announce, now, fullDiskMs = FULL_DISK_MS }: ArrivalsDeps): Arrivals {
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const goOn = () => {
    timer = null;
    if (stopped) return;
    const ready = readyArrivals(store.reads, AT_ONCE);
    if (ready.length === 0) return;
    if (!writeIfRoom(store, (tx) => finishReady(tx, ready))) later(fullDiskMs);
    else if (ready.length === AT_ONCE) later();
  };

  const finishReady = (tx: WriteDb, ready: ReturnType<typeof readyArrivals>) => {
    const context = filterContext(tx, now());
    for (const { id, accountId, filtered } of ready) {
      noLongerWaits(tx, id);
      const filters = filtered === 1 ? [] : arrivalFilters(tx, accountId);
      // Shown nowhere any more: nothing is left to decide.
      for (const decision of decide(tx, [id], filters, context)) {
        const isStillThere = getMailbox(tx, decision.message.mailboxId)?.role === 'inbox';
        if (isStillThere && !isMarkedDeleted(decision)) announce(finish(tx, decision));
      }
    }
  };

  const later = (inMs = 0) => {
    if (!stopped) timer ??= setTimeout(goOn, inMs);
  };

  store.onChange(({ messages, lists }) => {
    if ((messages === null || messages.length > 0 || lists.length > 0) && isArrivalReady(store.reads)) later();
  });

  return {
    arrived(tx, { accountId, role }, ids) {
      if (role !== 'inbox' || ids.length === 0) return;
      const filters = arrivalFilters(tx, accountId);
      const judges = judgesArrivals(tx, accountId);
      if (filters.length === 0 && !judges) return;
      const setPriority = filters.some(setsPriority);
      const decided: Decision[] = [];
      for (const decision of decide(tx, ids, filters, filterContext(tx, now()))) {
        const { id, sourceId } = decision.message;
        const isHere = sourceId !== null;
        if (isMarkedDeleted(decision)) continue;
        if (decision.outcome === 'unknown' || (setPriority && !isHere)) letWait(tx, id, now());
        else {
          decided.push(decision);
          if (judges && !isHere && isLeft(decision)) letWaitForJudgement(tx, id);
        }
      }
      announce(carryOut(tx, decidedOf(decided)));
      for (const one of decided) if (one.message.sourceId !== null) announce(judgeLeft(tx, one));
    },
    start: () => later(),
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
    },
  };
}

/**
 * Deleted by somebody, and there until the next expunge. A server without UIDPLUS leaves the original of a move behind like
 * this where others have marked messages too: filtered, it would be moved again after each comparison.
 */
function isMarkedDeleted({ message: { keywords } }: Decision): boolean {
  return hasKeyword(keywords, '\\Deleted');
}

/** The source that comes later would overwrite it. */
function setsPriority({ actions }: Filter): boolean {
  return actions.some(({ kind }) => kind === 'priority');
}

/** No filter has put it elsewhere, or said what it is. */
function isLeft({ outcome }: Decision): boolean {
  return outcome !== 'unknown' && outcome.moveTo === null && !outcome.remove && outcome.junk === null;
}

function finish(tx: WriteDb, decision: Decision): Queued[] {
  return [...carryOut(tx, decidedOf([decision])), ...judgeLeft(tx, decision)];
}

/** Its source is here: whether it is junk. */
function judgeLeft(tx: WriteDb, decision: Decision): Queued[] {
  const { id } = decision.message;
  const verdict = isLeft(decision) ? judge(tx, id) : null;
  if (verdict === null) return [];
  if (verdict === 'move') return setJunk(tx, { ids: [id], junk: true });
  return changeKeywords(tx, [id], { set: ['$Junk'], clear: [] });
}

function decidedOf(decisions: readonly Decision[]) {
  return decisions.flatMap(({ message: { id, mailboxId }, outcome }) =>
    outcome !== 'unknown' && doesSomething(outcome) ? [{ id, mailboxId, outcome }] : [],
  );
}
