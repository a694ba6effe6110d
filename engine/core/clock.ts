// A clock that is set while something waits. Pure: two readings of the wall clock and of one that only goes forward
// tell how far the wall clock was set (or how long the PC slept, which the steady one does not count).
// What is to happen at a moment that a person chose happens at that moment, whatever the time zone is then called; what
// is to happen after a while (the time to undo, the next try) happens after that while.
import type { OutboxState } from '../../shared/domain/outbox.ts';

export interface ClockReading {
  wallAt: number;
  steadyMs: number;
}

/** Smaller steps are the time service's corrections, which matter to nobody. */
const STEP_MS = 2_000;
/** No try is put off for longer by itself (core/backoff.ts). */
const LONGEST_RETRY_MS = 20 * 60_000;

interface Waiting {
  state: OutboxState;
  notBeforeAt: number | null;
  createdAt: number;
}

/** How far the wall clock was set forward (or back, below 0) between the two. */
export function clockStep(before: ClockReading, now: ClockReading): number {
  const step = now.wallAt - before.wallAt - (now.steadyMs - before.steadyMs);
  return Math.abs(step) < STEP_MS ? 0 : step;
}

/** Until when it waits by the clock as it was set. null: no change. */
export function waitAfterStep({ state, notBeforeAt }: Waiting, stepMs: number): number | null {
  if (stepMs === 0 || notBeforeAt === null) return null;
  if (state === 'undoable') return notBeforeAt + stepMs;
  // After a sleep a try comes rather too early than too late.
  return state === 'ready' && stepMs < 0 ? notBeforeAt + stepMs : null;
}

/** The same for a clock that was set back while Casier was closed. */
export function waitAfterRestart({ state, notBeforeAt, createdAt }: Waiting, nowAt: number): number | null {
  if (notBeforeAt === null) return null;
  if (state === 'undoable' && nowAt < createdAt) return nowAt + (notBeforeAt - createdAt);
  return state === 'ready' && notBeforeAt - nowAt > LONGEST_RETRY_MS ? nowAt : null;
}
