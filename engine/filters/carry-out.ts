// What filters have decided, done by the intents that a person's own hand would queue: shown at once, told to the server
// later, taken back like any of them, and told as a filter's where it is refused. Messages that the same is done with are one
// intent.
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import type { FilterOutcome } from '../core/filter-decision.ts';
import {
  changeKeywords,
  copy,
  move,
  muteBranches,
  type Queued,
  setFlag,
  setJunk,
  setMuted,
  setTag,
  setWatched,
  trash,
} from '../operations/index.ts';
import { setPriorityHere } from '../store/filters.ts';
import type { WriteDb } from '../store/handles.ts';
import { getMailbox } from '../store/mailboxes.ts';
import { noteByFilter } from '../store/operations.ts';

export interface Decided {
  id: MessageId;
  mailboxId: MailboxId;
  outcome: FilterOutcome;
}

/** What a filter asks for that is no longer there (a folder that was deleted) is left out. */
export function carryOut(tx: WriteDb, decided: readonly Decided[]): Queued[] {
  const queued = queueAll(tx, decided);
  noteByFilter(
    tx,
    queued.flatMap(({ id }) => id ?? []),
  );
  return queued;
}

function queueAll(tx: WriteDb, decided: readonly Decided[]): Queued[] {
  const idsWhere = <Value>(valuesOf: (one: Decided) => readonly Value[]) => {
    const byValue = new Map<Value, MessageId[]>();
    for (const one of decided) {
      for (const value of valuesOf(one)) byValue.set(value, [...(byValue.get(value) ?? []), one.id]);
    }
    return [...byValue];
  };
  const some = <Value>(value: Value | null): Value[] => (value === null ? [] : [value]);
  const isThere = (mailboxId: MailboxId) => getMailbox(tx, mailboxId)?.selectable === true;
  const elsewhere = ({ mailboxId, outcome: { moveTo } }: Decided) =>
    some(moveTo).filter((id) => id !== mailboxId && isThere(id));

  for (const [priority, ids] of idsWhere(({ outcome }) => some(outcome.priority))) {
    for (const id of ids) setPriorityHere(tx, id, priority);
  }
  return [
    // Before what is said of each message, as all of an ignored thread is read.
    ...decided.flatMap((one) => markThread(tx, one)),
    ...idsWhere(({ outcome }) => some(outcome.seen)).flatMap(([value, ids]) =>
      setFlag(tx, { ids, flag: 'seen', value }),
    ),
    ...idsWhere(({ outcome }) => (outcome.star ? [true] : [])).flatMap(([value, ids]) =>
      setFlag(tx, { ids, flag: 'flagged', value }),
    ),
    ...idsWhere(({ outcome }) => outcome.tags).flatMap(([keyword, ids]) => setTag(tx, { ids, keyword, value: true })),
    ...idsWhere(({ outcome }) => outcome.copyTo.filter(isThere)).flatMap(([mailboxId, ids]) =>
      copy(tx, { ids, mailboxId }),
    ),
    // One that goes to a folder of its own is only marked.
    ...idsWhere((one) => (elsewhere(one).length > 0 ? some(one.outcome.junk) : [])).flatMap(([junk, ids]) =>
      changeKeywords(tx, ids, junk ? { set: ['$Junk'], clear: ['$NotJunk'] } : { set: ['$NotJunk'], clear: ['$Junk'] }),
    ),
    ...idsWhere((one) => (elsewhere(one).length === 0 ? some(one.outcome.junk) : [])).flatMap(([junk, ids]) =>
      setJunk(tx, { ids, junk }),
    ),
    ...idsWhere(elsewhere).flatMap(([mailboxId, ids]) => move(tx, { ids, mailboxId })),
    ...idsWhere(({ outcome }) => (outcome.remove && outcome.moveTo === null ? [true] : [])).flatMap(([, ids]) =>
      trash(tx, { ids }),
    ),
  ];
}

/** Message by message: of two that want opposite things of one thread the last has its way, whatever was there before. */
function markThread(tx: WriteDb, { id, outcome: { thread, branch } }: Decided): Queued[] {
  const ids = [id];
  return [
    ...(thread === 'muted' ? setMuted(tx, { ids, muted: true }) : []),
    ...(thread === 'watched' ? setWatched(tx, { ids, watched: true }) : []),
    ...(branch ? muteBranches(tx, { ids, muted: true }) : []),
  ];
}

/** Whether anything at all is to be done. */
export function doesSomething(outcome: FilterOutcome): boolean {
  const { seen, star, tags, priority, junk, thread, branch, copyTo, moveTo, remove } = outcome;
  const changes = [seen, priority, junk, thread, moveTo].some((change) => change !== null);
  return changes || star || branch || remove || tags.length + copyTo.length > 0;
}
