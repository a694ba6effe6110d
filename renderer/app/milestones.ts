// The moments of the start-up that people wait for, as performance marks: what npm run bench reads, and the
// browser's own tools show.
import { useEffect } from 'react';

export type Milestone = 'set-up' | 'main-window' | 'first-rows';

/** Marks the moment once, as soon as it is reached. */
export function useMilestone(name: Milestone, reached = true): void {
  useEffect(() => {
    if (reached && performance.getEntriesByName(name).length === 0) performance.mark(name);
  }, [name, reached]);
}
