// How often what crashed (the engine, a window's page) is started again by itself: five times within five minutes.
// Pure; the caller keeps the list of crashes, by a clock that nobody sets, and decides what is to be done once the
// budget is spent.
const BUDGET = 5;
const WINDOW_MS = 5 * 60_000;

export interface CrashVerdict {
  /** The crashes that still count, this one included: to be given back next time. */
  crashesMs: number[];
  restart: boolean;
}

export function judgeCrash(earlierCrashesMs: readonly number[], nowMs: number): CrashVerdict {
  const crashesMs = [...earlierCrashesMs.filter((ms) => nowMs - ms < WINDOW_MS), nowMs];
  return { crashesMs, restart: crashesMs.length <= BUDGET };
}
