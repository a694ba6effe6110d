// The search for the servers of an address, as the first screen shows it: how far it is, stopped when the person likes,
// gone on with by itself when a network that was missing is back. Nothing secret has been typed yet.
import { useEffect, useRef, useState } from 'react';
import type { SetupSide } from '../../../shared/domain/account.ts';
import { MailError, type Problem } from '../../../shared/domain/problem.ts';
import type { FoundServers, ServerSearch } from '../../../shared/domain/server-search.ts';
import { engine, onEngineEvent } from '../../engine/engine.ts';

export type SearchState =
  | { kind: 'resting' }
  | { kind: 'searching'; done: number; total: number }
  /** Nothing at all can be reached; it is tried again by itself. */
  | { kind: 'offline' }
  | { kind: 'none'; side: SetupSide | null; problem: Problem };

const LOOK_AGAIN_MS = 10_000;

export function useServerSearch(onFound: (found: FoundServers) => void) {
  const [state, setState] = useState<SearchState>({ kind: 'resting' });
  const controller = useRef<AbortController | null>(null);
  const repeat = useRef<() => void>(() => undefined);
  useEffect(() => () => controller.current?.abort(), []);
  useEffect(
    () =>
      onEngineEvent((event) => {
        if (event.type !== 'serverSearch') return;
        const { done, total } = event;
        setState((now) => (now.kind === 'searching' ? { kind: 'searching', done, total } : now));
      }),
    [],
  );

  async function run(search: ServerSearch): Promise<void> {
    const own = new AbortController();
    controller.current = own;
    repeat.current = () => void run(search);
    try {
      const result = await engine.accounts.findServers(search, own.signal);
      if (result.kind === 'found') {
        setState({ kind: 'resting' });
        onFound(result);
      } else if (result.problem.kind === 'offline') setState({ kind: 'offline' });
      else setState({ kind: 'none', side: result.side, problem: result.problem });
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      // Stopped, or another search took its place, which tells for itself.
      if (error.kind === 'cancelled') return;
      const problem: Problem = { ...error.data, id: 'setup', during: 'setup', at: Date.now() };
      setState({ kind: 'none', side: null, problem });
    }
  }

  const isOffline = state.kind === 'offline';
  useEffect(() => {
    if (!isOffline) return;
    const again = () => repeat.current();
    const timer = setInterval(again, LOOK_AGAIN_MS);
    window.addEventListener('online', again);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', again);
    };
  }, [isOffline]);

  return {
    state,
    start(search: ServerSearch) {
      setState({ kind: 'searching', done: 0, total: 0 });
      void run(search);
    },
    stop() {
      controller.current?.abort();
      setState({ kind: 'resting' });
    },
  };
}
