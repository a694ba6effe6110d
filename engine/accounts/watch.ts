// Keeps the second connection of an account listening to its Inbox, for as long as the first one works. It is a
// convenience: a server that grants one connection only, or drops the second, costs the account nothing but speed.
// While nobody listens the Inbox is looked at each time listening is tried again.
import { setTimeout as sleep } from 'node:timers/promises';
import { MailError } from '../../shared/domain/problem.ts';
import type { Backend } from '../backend/backend.ts';
import { backoffMs, hasSurvived } from '../core/backoff.ts';
import { expectMailError } from '../core/problems.ts';

interface WatchOptions {
  backend: Backend;
  path: () => string;
  onChange: () => void;
  signal: AbortSignal;
}

/** Ends when `signal` aborts. */
export async function keepWatching({ backend, path, onChange, signal }: WatchOptions): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const beganMs = performance.now();
    const error = await watchOnce(backend, path(), onChange, signal);
    if (signal.aborted) return;
    // What the work session is refused for, it says itself; here one refusal is enough.
    if (error.kind === 'auth') return;
    failures = hasSurvived(beganMs, performance.now()) ? 1 : failures + 1;
    await sleep(backoffMs(failures, error.data, Math.random()), undefined, { signal }).catch(() => undefined);
  }
}

async function watchOnce(
  backend: Backend,
  path: string,
  onChange: () => void,
  signal: AbortSignal,
): Promise<MailError> {
  try {
    const watch = await backend.watch(path, onChange, signal);
    const close = () => void watch.close();
    signal.addEventListener('abort', close, { once: true });
    // Nobody wants it any more since it was asked for: the event has been.
    if (signal.aborted) close();
    const error = await watch.closed;
    signal.removeEventListener('abort', close);
    return error === null ? new MailError({ kind: 'connection', reason: 'reset' }) : expectMailError(error);
  } catch (error) {
    return expectMailError(error);
  }
}
