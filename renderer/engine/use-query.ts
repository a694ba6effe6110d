// Asking the engine from a component. An answer is kept until the engine says that what it was made from has
// changed; then it is asked again, and the old one stays on screen until the new one is there.
import { QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { ChangedArea, EngineEvent } from '../../shared/contract/event.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { onEngineConnected, onEngineEvent } from './engine.ts';

export type Changed = Extract<EngineEvent, { type: 'changed' }>;

/** First element: the area it belongs to, or any other name together with `changedBy`. */
export type QueryKey = readonly [ChangedArea | (string & {}), ...unknown[]];

export interface EngineQueryOptions {
  /** Whether a change concerns this answer. Default: the area named by the key's first element changed. */
  changedBy?: (changed: Changed) => boolean;
  enabled?: boolean;
}

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
  { changedBy, enabled = true }: EngineQueryOptions = {},
): UseQueryResult<T, MailError> {
  return useQuery<T, MailError>({
    queryKey: key,
    queryFn: ({ signal }) => ask(signal),
    enabled,
    ...(changedBy && { meta: { changedBy } }),
    // Keeps `undefined` out: TanStack Query takes it for a mistake.
    structuralSharing: false,
  });
}

/** Starts the invalidation of kept answers; once, before the first render. */
export function watchChanges(): void {
  onEngineEvent((event) => {
    if (event.type === 'changed')
      void queryClient.invalidateQueries({ predicate: ({ queryKey, meta }) => concerns(event, queryKey, meta) });
  });
  onEngineConnected(() => void queryClient.invalidateQueries());
}

function concerns(changed: Changed, key: readonly unknown[], meta: Record<string, unknown> | undefined): boolean {
  const changedBy = meta?.changedBy as EngineQueryOptions['changedBy'];
  return changedBy ? changedBy(changed) : changed.areas.includes(key[0] as ChangedArea);
}
