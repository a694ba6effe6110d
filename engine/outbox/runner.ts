// Sends what is due, one message at a time per account. Every step is written down before it happens: `connecting`
// before the socket, `handedOver` (on the disk) before the first byte of the message. So after any end of the program
// it is known whether a message can have left; what may have left is looked for, then asked about, never sent again.
import type { AccountId } from '../../shared/domain/ids.ts';
import { isTransient, type MailErrorData } from '../../shared/domain/problem.ts';
import type { PersonFacts } from '../../shared/guard/index.ts';
import type { Submitter } from '../backend/backend.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import { expectMailError } from '../core/problems.ts';
import { lookForSent } from '../operations/index.ts';
import {
  listOutbox,
  moveOutboxEntry,
  readOutboxFiledRaw,
  readOutboxRaw,
  type StoredOutboxEntry,
} from '../store/outbox.ts';
import { OutboxDetails } from './details.ts';
import { finish } from './finish.ts';
import { heldFindings } from './guard-check.ts';
import { afterNotSent, afterRestart, afterVerdict, dueAt, type Progress } from './progress.ts';
import { problemOf, type WriteDownDeps, writeDown } from './write-down.ts';

export interface RunnerDeps extends WriteDownDeps {
  /** In [0, 1). */
  dice: () => number;
  /** Throws MailError when there is none (no password, account removed). */
  submitterOf: (accountId: AccountId) => Promise<Submitter>;
  factsOf: (addresses: string[]) => PersonFacts[];
  /** Off the engine's thread: a message may be large. */
  digest: (raw: Uint8Array) => Promise<SourceDigest>;
  /** Operations of this account were queued. */
  onQueued: (accountId: AccountId) => void;
}

/** What a program that ended in the middle left: undone where nothing had left, to be looked for where it may have. */
export function recover({ store }: RunnerDeps): void {
  store.transaction((tx) => {
    for (const { id, accountId, state } of listOutbox(tx)) {
      const now = afterRestart(state);
      if (now === state) continue;
      moveOutboxEntry(tx, id, [state], now);
      if (now === 'unknown') lookForSent(tx, accountId, id);
    }
  });
}

/** The entries that can be taken up now, the first of each account. */
export function dueEntries({ store, nowAt }: RunnerDeps): StoredOutboxEntry[] {
  const due = new Map<AccountId, StoredOutboxEntry>();
  for (const entry of listOutbox(store.reads)) {
    const at = dueAt(entry);
    if (at !== null && at <= nowAt() && !due.has(entry.accountId)) due.set(entry.accountId, entry);
  }
  return [...due.values()];
}

/** Accepted as a look into Envoyés or the person said: what follows has still to be done. */
export function unfinished({ store }: RunnerDeps): StoredOutboxEntry[] {
  return listOutbox(store.reads).filter(
    ({ state, details }) => state === 'accepted' && !OutboxDetails.parse(details).finished,
  );
}

export async function finishLate(deps: RunnerDeps, entry: StoredOutboxEntry, signal: AbortSignal): Promise<void> {
  const digest = await deps.digest(bytesOf(readOutboxFiledRaw(deps.store.reads, entry.id)));
  const acceptedAt = deps.nowAt();
  await writeDown(deps, entry, signal, (tx) => finish(tx, entry, { digest, patch: {}, acceptedAt }));
  deps.onProblemGone(problemOf(entry, { kind: 'cancelled' }, 0).id);
  deps.onQueued(entry.accountId);
}

export async function submitEntry(deps: RunnerDeps, entry: StoredOutboxEntry, signal: AbortSignal): Promise<void> {
  const { store, nowAt } = deps;
  if (isHeldByGuard(deps, entry)) return hold(deps, entry, { kind: 'invalid', reason: 'guardHeld' }, signal);
  // Before the wire: nothing may come between the server's answer and writing it down.
  const digest = await deps.digest(bytesOf(readOutboxFiledRaw(store.reads, entry.id)));
  const attempts = entry.attempts + 1;
  const taken = await writeDown(deps, entry, signal, (tx) =>
    moveOutboxEntry(tx, entry.id, [entry.state], 'connecting', { attempts }),
  );
  // Called back meanwhile.
  if (!taken) return;
  const progress = await submit(deps, entry, attempts, signal);
  if (progress.state === 'accepted') {
    const { serverResponse, refusedRecipients } = progress;
    const patch = { serverResponse, refusedRecipients, problem: null };
    const acceptedAt = nowAt();
    await writeDown(deps, entry, signal, (tx) => finish(tx, entry, { digest, patch, acceptedAt }));
    deps.onQueued(entry.accountId);
    deps.onProblemGone(problemOf(entry, { kind: 'cancelled' }, 0).id);
    if (refusedRecipients.length > 0) {
      const error: MailErrorData = { kind: 'rejected', reason: 'recipientRefused', recipients: refusedRecipients };
      deps.onProblem(problemOf(entry, error, nowAt()));
    }
  } else await writeProgress(deps, entry, progress, signal);
}

async function submit(
  deps: RunnerDeps,
  { id, accountId, envelope }: StoredOutboxEntry,
  attempts: number,
  signal: AbortSignal,
): Promise<Progress> {
  const { store, nowAt, dice } = deps;
  const attempt = () => ({ attempts, nowAt: nowAt(), dice: dice() });
  let submitter: Submitter;
  try {
    submitter = await deps.submitterOf(accountId);
  } catch (error) {
    return afterNotSent(expectMailError(error).data, attempt());
  }
  const onHandedOver = async () => {
    const moved = store.transaction((tx) => moveOutboxEntry(tx, id, ['connecting'], 'handedOver'));
    if (!moved) throw new Error(`outbox entry ${id} was changed while it was being sent`);
  };
  const raw = bytesOf(readOutboxRaw(store.reads, id));
  try {
    return afterVerdict(await submitter.submit(raw, envelope, onHandedOver, signal), attempt());
  } catch (error) {
    // Thrown by `onHandedOver`: it could not be written down, and so nothing was sent.
    return afterNotSent(expectMailError(error).data, attempt());
  }
}

async function writeProgress(
  deps: RunnerDeps,
  entry: StoredOutboxEntry,
  progress: Exclude<Progress, { state: 'accepted' }>,
  signal: AbortSignal,
): Promise<void> {
  const { nowAt, onProblem, onQueued } = deps;
  const { id, accountId } = entry;
  const problem = problemOf(entry, progress.error, nowAt());
  const from = ['connecting', 'handedOver'] as const;
  await writeDown(deps, entry, signal, (tx) => {
    switch (progress.state) {
      case 'refused':
        return moveOutboxEntry(tx, id, from, 'refused', { problem, refusedRecipients: progress.refusedRecipients });
      case 'ready':
        return moveOutboxEntry(tx, id, from, 'ready', { problem, notBeforeAt: progress.notBeforeAt });
      case 'held':
        return moveOutboxEntry(tx, id, from, 'held', { problem });
      case 'unknown':
        lookForSent(tx, accountId, id);
        return moveOutboxEntry(tx, id, from, 'unknown', { problem: null });
    }
  });
  if (progress.state === 'unknown') onQueued(accountId);
  else if (!isTransient(progress.error.kind)) onProblem(problem);
}

function isHeldByGuard({ store, factsOf, nowAt }: RunnerDeps, entry: StoredOutboxEntry): boolean {
  const { recipients, dismissed } = OutboxDetails.parse(entry.details);
  const question = {
    recipients,
    ownAddress: entry.envelope.from,
    dismissed: dismissed.map(({ key }) => key),
    nowAt: nowAt(),
  };
  return heldFindings(store.reads, factsOf, question).length > 0;
}

async function hold(
  deps: RunnerDeps,
  entry: StoredOutboxEntry,
  error: MailErrorData,
  signal: AbortSignal,
): Promise<void> {
  const problem = problemOf(entry, error, deps.nowAt());
  const held = await writeDown(deps, entry, signal, (tx) =>
    moveOutboxEntry(tx, entry.id, [entry.state], 'held', { problem }),
  );
  if (held) deps.onProblem(problem);
}

function bytesOf(bytes: Uint8Array | null): Uint8Array {
  if (!bytes) throw new Error('an outbox entry without its bytes');
  return bytes;
}
