// What Casier is doing, asked again when the engine says that some of it changed.
import { useEffect } from 'react';
import type { ChangedArea } from '../../../shared/contract/event.ts';
import type { ActivityReport } from '../../../shared/domain/activity.ts';
import { engine, onEngineEvent } from '../../engine/engine.ts';
import { queryClient, useEngineQuery } from '../../engine/use-query.ts';

const AREAS: readonly ChangedArea[] = ['activities', 'accounts', 'operations', 'outbox', 'transfers', 'search'];
const NOTHING: ActivityReport = { activities: [], problems: [] };
const KEY = ['activities'] as const;
/** Progress is told five times a second; a person reads it once. */
const AT_MOST_EVERY_MS = 1_000;

export function useActivities(): ActivityReport {
  const { data = NOTHING } = useEngineQuery(KEY, (signal) => engine.activities.list(undefined, signal), {
    changedBy: ({ areas }) => areas.some((area) => AREAS.includes(area)),
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = onEngineEvent(({ type }) => {
      if (type !== 'status' && type !== 'storeCheck') return;
      timer ??= setTimeout(() => {
        timer = undefined;
        void queryClient.invalidateQueries({ queryKey: KEY });
      }, AT_MOST_EVERY_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  return data;
}
