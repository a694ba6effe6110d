// What Casier is doing, asked again when the engine says that some of it may have changed.
import { useEffect } from 'react';
import type { ChangedArea, EngineEvent } from '../../../shared/contract/event.ts';
import type { ActivityReport } from '../../../shared/domain/activity.ts';
import { engine, onEngineEvent } from '../../engine/engine.ts';
import { queryClient, useEngineQuery } from '../../engine/use-query.ts';

/** What the lines are made of, each told by its own room. */
const AREAS: ReadonlySet<ChangedArea> = new Set([
  ...(['activities', 'accounts', 'operations', 'outbox', 'transfers'] as const),
  ...(['search', 'filters', 'setups', 'settings', 'mailboxes'] as const),
]);
const NOTHING: ActivityReport = { activities: [], problems: [] };
const KEY = ['activities'] as const;
/** Progress is told twenty times a second; a person reads it twice. */
const AT_MOST_EVERY_MS = 500;

export function useActivities(): ActivityReport {
  const { data = NOTHING } = useEngineQuery(KEY, (signal) => engine.activities.list(undefined, signal), {
    changedBy: () => false,
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let askedAt = 0;
    const ask = () => {
      timer = undefined;
      askedAt = performance.now();
      void queryClient.invalidateQueries({ queryKey: KEY });
    };
    const stop = onEngineEvent((event) => {
      if (concerns(event)) timer ??= setTimeout(ask, Math.max(0, askedAt + AT_MOST_EVERY_MS - performance.now()));
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return data;
}

function concerns(event: EngineEvent): boolean {
  if (event.type === 'changed') return event.areas.some((area) => AREAS.has(area));
  return event.type === 'status' || event.type === 'storeCheck';
}
