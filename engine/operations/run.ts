// Carries an account's queue to the server, first in, first out. The account's runtime calls it whenever it has a
// session and something is queued. A transient error is thrown: the head stays and waits for another session. A refusal
// takes the intent back and raises a Problem. The head is marked as started, on the disk, before the wire.
import type { AccountId, MailboxId, MessageId, OperationId } from '../../shared/domain/ids.ts';
import { isTransient, MailError, type MailErrorData, type Problem } from '../../shared/domain/problem.ts';
import type { Session } from '../backend/backend.ts';
import { journalError } from '../core/journal-line.ts';
import { nextOperations, type QueuedOperation } from '../core/operation-queue.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';
import { note } from '../store/journal.ts';
import {
  finishOperation,
  operationTargets,
  pendingOperations,
  postponeOperation,
  type StoredOperation,
  startOperation,
} from '../store/operations.ts';
import type { OperationName, RemoteRun } from './operation.ts';
import { aboutOf } from './queue-view.ts';
import { kindOf, readPending } from './registry.ts';
import { isStructural } from './supersede.ts';
import { takeBack } from './take-back.ts';
import type { WaitingQueues } from './waiting.ts';

export interface RunDeps {
  store: Store;
  nowAt: () => number;
  onProblem: (problem: Problem) => void;
  /** Refused, but kept: when each may be tried again. Forgotten at the end of the program: then they are tried at once. */
  parkedUntil: Map<OperationId, number>;
  /**
   * Those for which a comparison with the server was asked for (`stale`): they are not run again before it has been
   * made. With the copies that they had put on the server by then. Forgotten at the end of the program, as nobody knows
   * then how far it had come.
   */
  comparedFor: Map<OperationId, ReadonlySet<MessageId>>;
  /** Those that the server is being told of just now. */
  running: Set<OperationId>;
  waiting: WaitingQueues;
  underWayMs?: number;
  onQueued: (accountId: AccountId) => void;
}

export interface RunInput {
  accountId: AccountId;
  session: Session;
  signal: AbortSignal;
}

export interface RunOutcome {
  /** Mailboxes to be compared with the server next. */
  touched: MailboxId[];
  /** The head waits for that comparison (its mailbox or UIDs are not what was known): run again after it. */
  stale: boolean;
  /** A change of mailboxes was refused: which ones there are has to be asked for. */
  listStale: boolean;
}

const PARKED_MS = 15 * 60_000;

export async function runPendingOperations(deps: RunDeps, input: RunInput): Promise<RunOutcome> {
  const touched = new Set<MailboxId>();
  let listStale = false;
  for (;;) {
    const batch = nextBatch(deps, input.accountId);
    if (!batch) return { touched: [...touched], stale: false, listStale };
    const outcome = await runBatch(deps, { ...input, store: deps.store, touched, ...runDepsOf(deps, batch) }, batch);
    if (outcome === 'stale') return { touched: [...touched], stale: true, listStale };
    listStale ||= outcome === 'refused' && isStructural(batch[0].kind);
  }
}

function runDepsOf({ comparedFor, underWayMs = 0, nowAt, onQueued }: RunDeps, [head]: Batch) {
  const before = comparedFor.get(head.id);
  return { compared: before !== undefined, putThere: new Set(before), underWayMs, nowAt, onQueued };
}

type Batch = [StoredOperation, ...StoredOperation[]];

function nextBatch({ store, nowAt, parkedUntil, waiting: queues }: RunDeps, accountId: AccountId): Batch | null {
  const queue = pendingOperations(store.reads, accountId);
  const waiting = queues.of(accountId);
  const asked = queue.map((operation): QueuedOperation<StoredOperation> => {
    const kind = kindOf(operation.kind);
    return {
      id: operation,
      wants: `${operation.kind} ${JSON.stringify(operation.payload)}`,
      mergeable: kind.mergeable ?? false,
      structural: isStructural(operation.kind),
      attempts: operation.attempts,
      putOff: isParked(parkedUntil.get(operation.id), nowAt()) || waiting.has(operation.id),
      messages: () => [
        ...operationTargets(store.reads, operation.id).map(({ messageId }) => messageId),
        ...(kind.alsoAbout?.(kind.payload.parse(operation.payload)) ?? []),
      ],
    };
  });
  const [head, ...others] = nextOperations(asked, BATCH_MAX);
  return head ? [head, ...others] : null;
}

/** A clock that was set back meanwhile makes nothing wait for longer than it was to. */
function isParked(untilAt: number | undefined, nowAt: number): boolean {
  return untilAt !== undefined && untilAt > nowAt && untilAt - nowAt <= PARKED_MS;
}

const BATCH_MAX = 1_000;

/** `refused`: by the server, for good. */
type Outcome = 'done' | 'stale' | 'refused';

async function runBatch(deps: RunDeps, run: RemoteRun, batch: Batch): Promise<Outcome> {
  const { store } = deps;
  const [{ kind: kindName }] = batch;
  const operation = readPending(store.reads, batch);
  store.transaction((tx) => {
    for (const { id } of batch) startOperation(tx, id);
    noteStep(tx, batch, 'started');
  });
  for (const { id } of batch) deps.running.add(id);
  try {
    await kindOf(kindName).runRemote(run, operation);
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    return afterError(deps, run, batch, error);
  } finally {
    for (const { id } of batch) deps.running.delete(id);
  }
  store.transaction((tx) => {
    for (const { id } of batch) finishOperation(tx, id);
    noteStep(tx, batch, 'agreed');
  });
  return 'done';
}

function noteStep(
  tx: WriteDb,
  [head, ...others]: Batch,
  step: 'started' | 'agreed' | 'postponed' | 'refused',
  error?: MailErrorData,
): void {
  const { id: operationId, kind, accountId } = head;
  const messages = step === 'started' ? operationTargets(tx, operationId).length : 0;
  const facts = { step, name: kind as OperationName, operationId, count: others.length + 1, messages };
  note(tx, accountId, { kind: 'operation', ...facts, ...(error && { error: journalError(error) }) });
}

/** Throws on what another session may mend; everything else is decided here. */
function afterError(deps: RunDeps, { putThere }: RemoteRun, batch: Batch, error: MailError): Outcome {
  const { store, nowAt, onProblem, parkedUntil, comparedFor } = deps;
  const [head] = batch;
  // `store` is this PC's own trouble (a full disk): nothing may be concluded from it.
  const elsewhere = ['auth', 'certificate', 'store'].includes(error.kind) || isTransient(error.kind);
  if (elsewhere) {
    for (const { id } of batch) comparedFor.delete(id);
    throw error;
  }
  // No such mailbox or UIDs: compared with the server once, and once more for what was put there since; what it still
  // has not then, it never will have.
  const before = comparedFor.get(head.id);
  const stale = error.kind === 'missing' && (before === undefined || putThere.size > before.size);
  if (stale || batch.length > 1) {
    // One of several is at fault: from now on each runs for itself, as only untried ones are merged.
    store.transaction((tx) => {
      for (const { id } of batch) postponeOperation(tx, id, error.data);
      noteStep(tx, batch, 'postponed', error.data);
    });
    // Not before: on a full disk nothing was asked for.
    if (stale) for (const { id } of batch) comparedFor.set(id, putThere);
    return stale ? 'stale' : 'done';
  }
  const kept = kindOf(head.kind).whenRefused === 'park';
  const operation = { ...aboutOf(store.reads, [head]), kept };
  if (kept) {
    store.transaction((tx) => {
      postponeOperation(tx, head.id, error.data);
      noteStep(tx, batch, 'postponed', error.data);
    });
    parkedUntil.set(head.id, nowAt() + PARKED_MS);
  } else {
    store.transaction((tx) => {
      noteStep(tx, batch, 'refused', error.data);
      takeBack(tx, head.kind, readPending(tx, [head]));
    });
  }
  const { id, accountId } = head;
  onProblem({ ...error.data, id: `operation-${id}`, during: 'operation', accountId, operation, at: nowAt() });
  return 'refused';
}
