// How often what crashed (the engine, a window's page) is started again by itself: five times within five minutes.
// Pure; the caller keeps the list of crashes, and decides what is to be done once the budget is spent.
const BUDGET = 5;
const WINDOW_MS = 5 * 60_000;

export interface CrashVerdict {
  /** The crashes that still count, this one included: to be given back next time. */
  crashesAt: number[];
  restart: boolean;
}

export function judgeCrash(earlierCrashesAt: readonly number[], nowAt: number): CrashVerdict {
  const crashesAt = [...earlierCrashesAt.filter((at) => nowAt - at < WINDOW_MS), nowAt];
  return { crashesAt, restart: crashesAt.length <= BUDGET };
}
