// Between the wire and the store: raw messages come in as fast as the server sends them, are digested off this
// thread, and are stored several to a transaction. Invariants: never more than `inFlightBytes` are held, the stream
// waits instead; a transaction stays short, so that a window's questions get in between; a message is in the store
// whole or not at all, so that a crash costs what was in flight and nothing more.
import type { MessageId } from '../../shared/domain/ids.ts';
import type { MailError } from '../../shared/domain/problem.ts';
import { type Deferred, deferred } from '../core/deferred.ts';
import { nextTransactionSize } from '../core/download-order.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import { expectMailError } from '../core/problems.ts';
import type { ParseDefect, TakeOver } from '../mime/parse-pool.ts';
import { release } from '../mime/release.ts';

/** `Id`: that of a message which is known already; POP3, where there is none yet, goes by the server's numbers. */
export interface DigestedSource<Id extends number = MessageId> {
  messageId: Id;
  digest: SourceDigest;
}

export interface SourceIntake<Id extends number = MessageId> {
  /**
   * The bytes are the intake's from here on. Resolves when there is room for the next one. Throws MailError when
   * storing has failed.
   */
  admit(messageId: Id, raw: Uint8Array): Promise<void>;
  /** Resolves when all that was admitted is stored. */
  settled(): Promise<void>;
  /** Those whose bytes were lost with a parser since this was asked last: not stored, to be fetched again. */
  takeLost(): Id[];
  isInFlight(messageId: Id): boolean;
  inFlightCount(): number;
  /** The connection is over: what is in flight may still be stored for so long; the rest will be fetched again. */
  close(limitMs: number): Promise<void>;
}

export interface IntakeLimits {
  inFlightBytes: number;
  batchBytes: number;
  /** Of the first transaction; then as many as are stored in a moment. */
  batchMessages: number;
  batchMs: number;
}

/** Measured: an encrypted store writes about 100 MB/s, which makes a transaction of 2 MB one of 20 ms. */
export const INTAKE_LIMITS: IntakeLimits = {
  inFlightBytes: 6 * 1024 * 1024,
  batchBytes: 2 * 1024 * 1024,
  batchMessages: 40,
  batchMs: 100,
};

export function openSourceIntake<Id extends number = MessageId>(
  digest: TakeOver,
  save: (batch: DigestedSource<Id>[]) => void,
  limits: IntakeLimits = INTAKE_LIMITS,
): SourceIntake<Id> {
  const inFlight = new Map<Id, number>();
  const room: Deferred<void>[] = [];
  const settling: Deferred<void>[] = [];
  const blamed = new Map<Id, ParseDefect>();
  const lost: Id[] = [];
  let batch: DigestedSource<Id>[] = [];
  let batchBytes = 0;
  let batchMessages = limits.batchMessages;
  let heldBytes = 0;
  let timer: NodeJS.Timeout | null = null;
  let failure: MailError | null = null;
  let closed = false;

  const wake = () => {
    if (failure || heldBytes < limits.inFlightBytes) for (const waiting of room.splice(0)) waiting.resolve();
    if (failure || inFlight.size === 0) for (const waiting of settling.splice(0)) waiting.resolve();
  };

  const giveUp = (messageId: Id) => {
    heldBytes -= inFlight.get(messageId) ?? 0;
    inFlight.delete(messageId);
  };

  const store = (storing: DigestedSource<Id>[]) => {
    const startedAt = performance.now();
    save(storing);
    if (storing.length >= batchMessages) {
      batchMessages = nextTransactionSize(storing.length, performance.now() - startedAt);
    }
  };

  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const storing = batch;
    batch = [];
    batchBytes = 0;
    try {
      if (!failure && storing.length > 0) store(storing);
    } catch (error) {
      failure = expectMailError(error);
    }
    for (const { messageId, digest: stored } of storing) {
      giveUp(messageId);
      release(stored.packed.bytes);
    }
    wake();
  };

  const take = (messageId: Id, digested: SourceDigest) => {
    if (closed) return;
    batch.push({ messageId, digest: digested });
    batchBytes += digested.packed.bytes.byteLength;
    const full = batch.length >= batchMessages || batchBytes >= limits.batchBytes;
    const last = batch.length === inFlight.size;
    if (full || (last && settling.length + room.length > 0)) flush();
    else timer ??= setTimeout(flush, limits.batchMs);
  };

  const lose = (messageId: Id, defect: ParseDefect | null) => {
    if (defect) blamed.set(messageId, defect);
    lost.push(messageId);
    giveUp(messageId);
    if (batch.length > 0 && batch.length === inFlight.size) flush();
    wake();
  };

  const throwFailure = () => {
    if (failure) throw failure;
  };

  const settled = async () => {
    if (inFlight.size > 0 && !failure) {
      const waiting = deferred<void>();
      settling.push(waiting);
      if (batch.length === inFlight.size) flush();
      await waiting.promise;
    }
    throwFailure();
  };

  return {
    async admit(messageId, raw) {
      throwFailure();
      inFlight.set(messageId, raw.byteLength);
      heldBytes += raw.byteLength;
      digest(raw, blamed.get(messageId) ?? null).then(
        (answer) => {
          if ('lost' in answer) return lose(messageId, answer.lost);
          // Before it is stored: then it is in memory a second time.
          if (answer.packed.bytes.buffer !== raw.buffer) release(raw);
          take(messageId, answer);
        },
        (error: unknown) => {
          // Rejected is what a parser that is closed had not begun.
          if (closed) return;
          failure ??= expectMailError(error);
          giveUp(messageId);
          wake();
        },
      );
      if (heldBytes < limits.inFlightBytes) return;
      const waiting = deferred<void>();
      room.push(waiting);
      await waiting.promise;
      throwFailure();
    },
    settled,
    takeLost: () => lost.splice(0),
    isInFlight: (messageId) => inFlight.has(messageId),
    inFlightCount: () => inFlight.size,
    async close(limitMs) {
      const limit = deferred<void>();
      const clock = setTimeout(limit.resolve, limitMs);
      await Promise.race([settled().catch(expectMailError), limit.promise]);
      clearTimeout(clock);
      if (timer) clearTimeout(timer);
      closed = true;
    },
  };
}
