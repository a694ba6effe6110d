// A timer that notices that the clock was set and that the PC slept.

/** Rings twice a minute at the latest. */
const LONGEST_ALARM_MS = 30_000;

/** One that rings early is set again by whoever it wakes. Answers how to call it off. */
export function alarm(inMs: number, callBack: () => void): () => void {
  const timer = setTimeout(callBack, Math.min(Math.max(0, inMs), LONGEST_ALARM_MS));
  return () => clearTimeout(timer);
}
