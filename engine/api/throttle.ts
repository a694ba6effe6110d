// Runs `work` at most once in `intervalMs`: at once if it has been quiet, else at the end of the interval.

export interface Throttled {
  (): void;
  /** For good: whoever still calls is late, and what `work` needs may be closed. */
  cancel(): void;
}

export function throttled(work: () => void, intervalMs: number): Throttled {
  let timer: NodeJS.Timeout | null = null;
  let again = false;
  let cancelled = false;
  const open = () => {
    timer = null;
    if (again) run();
  };
  const run = () => {
    again = false;
    timer = setTimeout(open, intervalMs);
    work();
  };
  const call = () => {
    if (cancelled) return;
    if (timer) again = true;
    else run();
  };
  return Object.assign(call, {
    cancel() {
      if (timer) clearTimeout(timer);
      timer = null;
      again = false;
      cancelled = true;
    },
  });
}
