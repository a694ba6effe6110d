// Puts one call of a session under its rules: calls run one after the other, each has a time limit, each may be
// aborted, each throws MailErrors only (a bug goes through unchanged).
//
// What an abort leaves behind: the call stops before its next command and rejects with `cancelled`. A command that
// is on its way gets a short grace to end; the session is then as good as before. If it does not end in time the
// connection is closed (an IMAP command cannot be taken back), and `closed` resolves.
//
// What the end of a connection leaves behind: a call that has not noticed it within a grace is given up, as whoever
// waits for it has to connect again. All that such a call can still do is store rows that have come.
import { setTimeout as sleep } from 'node:timers/promises';
import { MailError } from '../../shared/domain/problem.ts';
import type { Connection } from './connect.ts';
import { mailErrorOf } from './errors.ts';

export type GuardedCall = <T>(signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

export function createGuardedCall(connection: Connection): GuardedCall {
  let last: Promise<unknown> = Promise.resolve();
  let giveUp: ((ending: MailError) => void) | null = null;
  const { closed, limits, endpoint } = connection;
  void closed.then(async (ending) => {
    await sleep(limits.orphanMs, undefined, { ref: false });
    giveUp?.(ending ?? new MailError({ kind: 'connection', reason: 'reset', ...endpoint }));
  });
  /** By hand, as a race with `closed` would hold on to every call of a long session. */
  const orGivenUp = <T>(work: () => Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      giveUp = reject;
      work().then(resolve, reject);
    }).finally(() => {
      giveUp = null;
    });
  return async (signal, work) => {
    const turn = last;
    let release = () => {};
    const done = new Promise<void>((resolve) => {
      release = resolve;
    });
    last = turn.then(() => done);
    try {
      await orAbort(turn, signal);
      return await bounded(connection, signal, () => orGivenUp(work));
    } finally {
      release();
    }
  };
}

/** Stops a call between two commands. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new MailError({ kind: 'cancelled' });
}

async function bounded<T>(connection: Connection, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  throwIfAborted(signal);
  const ended = connection.endedBy();
  if (ended) throw ended;
  let timedOut = false;
  const limit = setTimeout(() => {
    timedOut = true;
    connection.close();
  }, connection.limits.commandMs);
  // A long pass is many commands: each has the limit for itself.
  connection.onCommand = () => limit.refresh();
  let grace: NodeJS.Timeout | undefined;
  const onAbort = () => {
    grace = setTimeout(() => connection.close(), connection.limits.abortGraceMs);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await work();
  } catch (error) {
    if (signal.aborted) throw cancelledUnlessBug(error, connection);
    if (timedOut)
      throw new MailError({ kind: 'connection', reason: 'timeout', ...connection.endpoint }, { cause: error });
    throw toMailError(error, connection);
  } finally {
    connection.onCommand = null;
    clearTimeout(limit);
    clearTimeout(grace);
    signal.removeEventListener('abort', onAbort);
  }
}

/** Where the connection is gone, what ended it tells more than « no connection ». */
function toMailError(error: unknown, connection: Connection): unknown {
  const mapped = mailErrorOf(error, connection.endpoint, connection.client);
  if (mapped instanceof MailError && mapped.kind === 'connection') return connection.endedBy() ?? mapped;
  return mapped;
}

function cancelledUnlessBug(error: unknown, connection: Connection): unknown {
  const mapped = mailErrorOf(error, connection.endpoint, connection.client);
  return mapped instanceof MailError ? new MailError({ kind: 'cancelled' }, { cause: error }) : mapped;
}

/** Waits for one's turn, but no longer than one wants to. */
function orAbort(turn: Promise<unknown>, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new MailError({ kind: 'cancelled' }));
    const onAbort = () => reject(new MailError({ kind: 'cancelled' }));
    signal.addEventListener('abort', onAbort, { once: true });
    void turn.then(resolve).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
