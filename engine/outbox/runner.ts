// Sends what is due, one message at a time per account. Every step is written down before it happens: `connecting`
// before the socket, `handedOver` (on the disk) before the first byte of the message. So after any end of the program
// it is known whether a message can have left; what may have left is looked for, then asked about, never sent again.
import type { AccountId } from '../../shared/domain/ids.ts';
import type { RefusedRecipient } from '../../shared/domain/outbox.ts';
import type { GuardLevel } from '../../shared/domain/policies.ts';
import { isTransient, type MailErrorData } from '../../shared/domain/problem.ts';
import type { PersonFacts, PupilFacts } from '../../shared/guard/index.ts';
import type { SubmissionVerdict, Submitter } from '../backend/backend.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import { type Attempt, dueAt, type OutboxEvent } from '../core/outbox-state.ts';
import { expectMailError } from '../core/problems.ts';
import { lookForSent } from '../operations/index.ts';
import { setMaxMessageBytes } from '../store/accounts.ts';
import type { WriteDb } from '../store/handles.ts';
import { nextGeneration } from '../store/life.ts';
import {
  advanceOutboxEntry,
  getOutboxEntry,
  listOutbox,
  readOutboxFiledRaw,
  readOutboxRaw,
  type StoredOutboxEntry,
  setOutboxDetails,
} from '../store/outbox.ts';
import type { AttachmentScans } from './attachment-scans.ts';
import { OutboxDetails } from './details.ts';
import { finish, type Taken } from './finish.ts';
import { isHeldByGuard } from './guard-check.ts';
import { settleMailing } from './mailing/control.ts';
import { restingMailings } from './mailing/resting.ts';
import { portionFor } from './pace.ts';
import { problemOf, type WriteDownDeps, writeDown } from './write-down.ts';

export interface RunnerDeps extends WriteDownDeps {
  /** In [0, 1). */
  dice: () => number;
  /** Throws MailError when there is none (no password, account removed). */
  submitterOf: (accountId: AccountId) => Promise<Submitter>;
  /** Remembered outside of the store: an old copy of it that is put back does not send again what leaves now. */
  noteGeneration: (generation: number) => Promise<void>;
  factsOf: (addresses: string[]) => PersonFacts[];
  guardLevel: GuardLevel;
  scans: Pick<AttachmentScans, 'settled'>;
  /** Those of the class lists. */
  pupils: () => PupilFacts[];
  /** Off the engine's thread: a message may be large. */
  digest: (raw: Uint8Array) => Promise<SourceDigest>;
  /** Operations of this account were queued. */
  onQueued: (accountId: AccountId) => void;
}

/** What a program that ended in the middle left: undone where nothing had left, to be looked for where it may have. */
export function recover({ store, nowAt }: RunnerDeps): void {
  store.transaction((tx) => {
    for (const { id, accountId } of listOutbox(tx)) {
      if (!advanceOutboxEntry(tx, id, { type: 'restarted' }, nowAt())) continue;
      if (getOutboxEntry(tx, id)?.state === 'unknown') lookForSent(tx, accountId, id);
    }
  });
}

/** The entries that can be taken up now, the first of each account. Many of one mailing let a single one go first. */
export function dueEntries({ store, nowAt }: RunnerDeps): StoredOutboxEntry[] {
  const all = listOutbox(store.reads);
  const resting = restingMailings(store.reads, all, nowAt());
  const mayGo = all.filter(({ mailingId }) => !mailingId || !resting.has(mailingId));
  const due = new Map<AccountId, StoredOutboxEntry>();
  for (const entry of [...mayGo.filter(({ mailingId }) => !mailingId), ...mayGo.filter(({ mailingId }) => mailingId)]) {
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
  const knownBy = OutboxDetails.parse(entry.details).sentSays;
  const taken: Taken = { knownBy, at: entry.acceptedAt ?? deps.nowAt(), refused: [], dice: deps.dice() };
  await writeDown(deps, entry, signal, (tx) => finish(tx, entry, digest, taken));
  deps.onProblemGone(problemOf(entry, { kind: 'cancelled' }, 0).id);
  deps.onQueued(entry.accountId);
}

export async function submitEntry(deps: RunnerDeps, entry: StoredOutboxEntry, signal: AbortSignal): Promise<void> {
  const { store, nowAt } = deps;
  if (await isHeldByGuard(deps, entry)) return hold(deps, entry, signal);
  const recipientCount = entry.envelope.to.length;
  const portion = portionFor(store.reads, entry.accountId, recipientCount, nowAt());
  if (portion && portion.at > nowAt()) {
    await writeDown(deps, entry, signal, (tx) =>
      advanceOutboxEntry(tx, entry.id, { type: 'paced', untilAt: portion.at }, nowAt()),
    );
    return;
  }
  // Before the wire: nothing may come between the server's answer and writing it down.
  const digest = await deps.digest(bytesOf(readOutboxFiledRaw(store.reads, entry.id)));
  const count = portion?.recipientCount ?? recipientCount;
  const taken = await writeDown(deps, entry, signal, (tx) => take(tx, entry, count, nowAt()));
  // Called back meanwhile.
  if (!taken) return;
  const event = await submit(deps, taken, count, signal);
  if (event.type === 'accepted') await accept(deps, taken, digest, event, signal);
  else await writeFailure(deps, taken, event, signal);
}

/** To the first `count` of its recipients. null: it was called back meanwhile. */
function take(tx: WriteDb, { id, attempts }: StoredOutboxEntry, count: number, nowAt: number) {
  if (!advanceOutboxEntry(tx, id, { type: 'taken', attempts: attempts + 1 }, nowAt)) return null;
  const taken = getOutboxEntry(tx, id);
  if (!taken) return null;
  const portion = count < taken.envelope.to.length ? count : null;
  setOutboxDetails(tx, id, { ...OutboxDetails.parse(taken.details), portion } satisfies OutboxDetails);
  return getOutboxEntry(tx, id);
}

type Answer = Extract<OutboxEvent, { type: 'accepted' | 'refused' | 'notSent' | 'cut' }>;

async function submit(
  deps: RunnerDeps,
  { id, accountId, envelope, attempts, createdAt, messageIdHeader }: StoredOutboxEntry,
  count: number,
  signal: AbortSignal,
): Promise<Answer> {
  const { store, nowAt, dice } = deps;
  const attempt = (): Attempt => ({ attempts, createdAt, nowAt: nowAt(), dice: dice() });
  let submitter: Submitter;
  try {
    submitter = await deps.submitterOf(accountId);
  } catch (error) {
    return { type: 'notSent', error: expectMailError(error).data, attempt: attempt() };
  }
  const onHandedOver = async () => {
    const at = nowAt();
    const { moved, generation } = store.transaction((tx) => {
      const told = submitter.told();
      if (told) setMaxMessageBytes(tx, accountId, told.maxMessageBytes);
      return { moved: advanceOutboxEntry(tx, id, { type: 'handedOver', at }, at), generation: nextGeneration(tx) };
    });
    await deps.noteGeneration(generation);
    if (!moved) throw new Error(`outbox entry ${id} was changed while it was being sent`);
  };
  const raw = bytesOf(readOutboxRaw(store.reads, id));
  const portion = { from: envelope.from, to: envelope.to.slice(0, count), envelopeId: messageIdHeader };
  try {
    return answerOf(await submitter.submit(raw, portion, onHandedOver, signal), nowAt(), attempt());
  } catch (error) {
    // Thrown by `onHandedOver`: it could not be written down, and so nothing was sent.
    return { type: 'notSent', error: expectMailError(error).data, attempt: attempt() };
  }
}

function answerOf(verdict: SubmissionVerdict, at: number, attempt: Attempt): Answer {
  switch (verdict.kind) {
    case 'accepted':
      return { type: 'accepted', at, response: verdict.response, refused: verdict.refusedRecipients.map(refusalOf) };
    case 'refused':
      return { type: 'refused', error: verdict.error, refused: verdict.refusedRecipients.map(refusalOf) };
    case 'unknown':
      return { type: 'cut' };
    case 'notSent':
      return { type: 'notSent', error: verdict.error, attempt };
  }
}

function refusalOf({ address, response }: { address: string; response: string }): RefusedRecipient {
  return { address, response, forNow: response.startsWith('4') };
}

async function accept(
  deps: RunnerDeps,
  entry: StoredOutboxEntry,
  digest: SourceDigest,
  event: Extract<Answer, { type: 'accepted' }>,
  signal: AbortSignal,
): Promise<void> {
  const { at, refused } = event;
  await writeDown(deps, entry, signal, (tx) => {
    advanceOutboxEntry(tx, entry.id, event, at);
    const accepted = getOutboxEntry(tx, entry.id);
    if (accepted) finish(tx, accepted, digest, { knownBy: 'server', at, refused, dice: deps.dice() });
  });
  deps.onQueued(entry.accountId);
  deps.onProblemGone(problemOf(entry, { kind: 'cancelled' }, 0).id);
  const forGood = refused.filter(({ forNow }) => !forNow).map(({ address }) => address);
  if (forGood.length === 0) return;
  const error: MailErrorData = { kind: 'rejected', reason: 'recipientRefused', recipients: forGood };
  deps.onProblem(problemOf(entry, error, at));
}

async function writeFailure(
  deps: RunnerDeps,
  entry: StoredOutboxEntry,
  event: Exclude<Answer, { type: 'accepted' }>,
  signal: AbortSignal,
): Promise<void> {
  const { nowAt, onProblem, onQueued } = deps;
  const { id, accountId } = entry;
  const after = await writeDown(deps, entry, signal, (tx) => {
    advanceOutboxEntry(tx, id, event, nowAt());
    if (event.type === 'cut') lookForSent(tx, accountId, id);
    if (entry.mailingId) settleMailing(tx, entry.mailingId);
    return getOutboxEntry(tx, id);
  });
  if (event.type === 'cut') onQueued(accountId);
  else if (after?.problem && (after.state !== 'ready' || !isTransient(event.error.kind))) onProblem(after.problem);
}

async function hold(deps: RunnerDeps, entry: StoredOutboxEntry, signal: AbortSignal): Promise<void> {
  const held = await writeDown(deps, entry, signal, (tx) => {
    advanceOutboxEntry(tx, entry.id, { type: 'guardHeld' }, deps.nowAt());
    return getOutboxEntry(tx, entry.id);
  });
  if (held?.problem) deps.onProblem(held.problem);
}

function bytesOf(bytes: Uint8Array | null): Uint8Array {
  if (!bytes) throw new Error('an outbox entry without its bytes');
  return bytes;
}
