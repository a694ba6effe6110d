// Asking again what has changed. A change that comes while a question is under way is answered by asking once more
// afterwards, so that a stream of changes neither starves a slow question nor is missed by it.
import type { Query, QueryClient } from '@tanstack/react-query';

/** What nobody looks at any more is only noted as too old. */
export function createRefresh(client: QueryClient): (query: Query) => void {
  const askAgain = new Set<string>();
  const refresh = (query: Query) => {
    if (query.state.fetchStatus === 'fetching') askAgain.add(query.queryHash);
    else void client.invalidateQueries({ queryKey: query.queryKey, exact: true });
  };
  client.getQueryCache().subscribe((event) => {
    // Answered, refused, or given up: then it is put back as it was before, which may be too old.
    const settled = event.type === 'updated' && event.query.state.fetchStatus === 'idle';
    if (settled && askAgain.delete(event.query.queryHash)) queueMicrotask(() => refresh(event.query));
  });
  return refresh;
}
