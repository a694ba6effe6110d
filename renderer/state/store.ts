// Whether the encrypted store is open, as the engine says. Asked at each connection, then told by events.
import { useEffect, useState } from 'react';
import { create } from 'zustand';
import type { StoreState } from '../../shared/contract/store.ts';
import { engine, onEngineConnected, onEngineEvent, onShellEvent } from '../engine/engine.ts';
import { addNotices } from './problems.ts';

const useStore = create<{ state: StoreState | null }>(() => ({ state: null }));

/** null until it is known. */
export function useStoreState(): StoreState | null {
  return useStore(({ state }) => state);
}

/** Keeps it current; used once, by the main window. */
export function useWatchStore(): void {
  useEffect(() => {
    // The engine may go while it is asked: it is asked again when the next one is connected.
    const ask = () =>
      void engine.store.state().then(
        (state) => {
          useStore.setState({ state });
          addNotices(state);
        },
        () => undefined,
      );
    ask();
    const stopConnected = onEngineConnected(ask);
    const stopEvents = onEngineEvent((event) => {
      if (event.type === 'store') useStore.setState({ state: event.state });
    });
    return () => {
      stopConnected();
      stopEvents();
    };
  }, []);
}

/** The engine ended so often that main waits for the person before it starts another. */
export function useEngineStopped(): boolean {
  const [stopped, setStopped] = useState(false);
  useEffect(() => {
    const stopShell = onShellEvent((event) => {
      if (event.type === 'engineExit') setStopped(!event.restarting);
    });
    const stopConnected = onEngineConnected(() => setStopped(false));
    return () => {
      stopShell();
      stopConnected();
    };
  }, []);
  return stopped;
}
