// The search for servers as windows ask for it: one at a time, a newer one stops the one before; what it finds or not is
// told as a problem is. The door of this room for api/ and for the composition root.
import { MailError } from '../../shared/domain/problem.ts';
import type { ServerSearch, ServerSearchResult } from '../../shared/domain/server-search.ts';
import { problemAt } from '../core/problems.ts';
import { type FindOptions, findServers, type OnProgress } from './find-servers.ts';

export type FindServers = (search: ServerSearch, signal: AbortSignal) => Promise<ServerSearchResult>;

export interface SearchOptions extends FindOptions {
  onProgress: OnProgress;
  now(): number;
}

/** The search rejects with `cancelled` when it is aborted, or when another one begins. */
export function createServerSearch({ onProgress, now, ...options }: SearchOptions): FindServers {
  let running: AbortController | null = null;
  return async (search, signal) => {
    running?.abort();
    const own = new AbortController();
    running = own;
    const found = await findServers(search, options, onProgress, AbortSignal.any([signal, own.signal]));
    if (own.signal.aborted) throw new MailError({ kind: 'cancelled' });
    if (found.kind === 'found') return found;
    return { kind: 'none', side: found.side, problem: problemAt({ during: 'setup' }, found.error, now()) };
  };
}
