// Asking the engine from a component. An answer is kept until the engine says that what it was made from has
// changed; then it is asked again (refresh.ts), and the old one stays on screen until the new one is there.
import {
  keepPreviousData,
  notifyManager,
  type Query,
  QueryClient,
  type UseQueryResult,
  useQuery,
} from '@tanstack/react-query';
import type { ChangedArea, EngineEvent } from '../../shared/contract/event.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { onEngineConnected, onEngineEvent } from './engine.ts';
import { createRefresh } from './refresh.ts';

export type Changed = Extract<EngineEvent, { type: 'changed' }>;

/** First element: the area it belongs to, or any other name together with `changedBy`. */
export type QueryKey = readonly [ChangedArea | (string & {}), ...unknown[]];

export interface EngineQueryOptions {
  /** Whether a change concerns this answer. Default: the area named by the key's first element changed. */
  changedBy?: (changed: Changed) => boolean;
  enabled?: boolean;
  /** Shows the answer to the previous key until this one's is there. */
  keepPrevious?: boolean;
  /** Asked again after so long, though nothing has changed: the answer depends on the clock. */
  againAfterMs?: number;
}

// An answer is shown by the task that brought it; by default it waits for a timer, behind whatever else has come by then.
notifyManager.setScheduler(queueMicrotask);

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Number.POSITIVE_INFINITY,
      gcTime: 60_000,
      networkMode: 'always',
      refetchOnWindowFocus: false,
      // An engine that was restarted in mid-question is simply asked again.
      retry: (count, error) => count < 5 && error instanceof MailError && error.data.reason === 'engineGone',
      retryDelay: 50,
    },
  },
});

/** `const { data } = useEngineQuery(['mailboxes'], (signal) => engine.mailboxes.list(undefined, signal))` */
export function useEngineQuery<T>(
  key: QueryKey,
  ask: (signal: AbortSignal) => Promise<T>,
  { changedBy, enabled = true, keepPrevious = false, againAfterMs }: EngineQueryOptions = {},
): UseQueryResult<T, MailError> {
  return useQuery<T, MailError>({
    queryKey: key,
    queryFn: ({ signal }) => ask(signal),
    enabled,
    ...(changedBy && { meta: { changedBy } }),
    ...(againAfterMs && { refetchInterval: againAfterMs, refetchIntervalInBackground: true }),
    ...(keepPrevious && { placeholderData: keepPreviousData }),
    structuralSharing: false,
  });
}

/** Starts the invalidation of kept answers; once, before the first render. */
export function watchChanges(): void {
  const cache = queryClient.getQueryCache();
  const refresh = createRefresh(queryClient);
  onEngineEvent((event) => {
    if (event.type === 'changed') for (const query of cache.findAll({ predicate: concernedBy(event) })) refresh(query);
    // Whatever was asked while the store was shut was refused.
    if (event.type === 'store' && event.state.kind === 'open') for (const query of cache.getAll()) refresh(query);
  });
  onEngineConnected(() => cache.getAll().forEach(refresh));
}

function concernedBy(changed: Changed): (query: Query) => boolean {
  return ({ queryKey, meta }) => {
    const changedBy = meta?.changedBy as EngineQueryOptions['changedBy'];
    return changedBy ? changedBy(changed) : changed.areas.includes(queryKey[0] as ChangedArea);
  };
}
