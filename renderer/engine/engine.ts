// The window's line to the engine and to main. The preload hands over a message port whenever an engine is up
// (event 'engine-port'), and `window.casier` for what main does. `engine` outlives its ports: a call made while
// no engine is there waits for the next one; a call in flight when the engine goes is rejected with
// connection/engineGone (shared/contract/client.ts), and use-query.ts asks again. This file knows no mail.
import { clientOf, connectClient, type EngineClient } from '../../shared/contract/client.ts';
import type { EngineEvent } from '../../shared/contract/event.ts';
import { type ClientOf, type WindowContract, windowContract } from '../../shared/contract/index.ts';
import { webPort } from '../../shared/contract/port.ts';
import type { ShellBridge, ShellContract, ShellEvent } from '../../shared/contract/shell.ts';

declare global {
  interface Window {
    casier?: ShellBridge;
  }
}

type Line = EngineClient<WindowContract>;
type Ask = (input: unknown, signal?: AbortSignal) => Promise<unknown>;

const engineListeners = new Set<(event: EngineEvent) => void>();
const connectListeners = new Set<() => void>();
let line = awaitedLine();

function awaitedLine(): { promise: Promise<Line>; resolve(next: Line): void } {
  let resolve: (next: Line) => void = () => undefined;
  const promise = new Promise<Line>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** The engine contract. Rejects with MailError. */
export const engine: ClientOf<WindowContract> = clientOf(windowContract, async (method, input, signal) => {
  const { client } = await line.promise;
  const [area, procedure] = method.split('.') as [keyof WindowContract, string];
  return (client[area] as unknown as Record<string, Ask>)[procedure]!(input, signal);
});

/** The shell contract: what main does for this window. */
export const shell: ClientOf<ShellContract>['shell'] = new Proxy({} as ClientOf<ShellContract>['shell'], {
  get:
    (_target, procedure) =>
    (input?: unknown): Promise<unknown> =>
      bridge().invoke(procedure as Parameters<ShellBridge['invoke']>[0], input),
});

/** Listens to the engine's events; returns how to stop. */
export function onEngineEvent(listener: (event: EngineEvent) => void): () => void {
  engineListeners.add(listener);
  return () => engineListeners.delete(listener);
}

/** Called each time an engine is connected: at first, and again after each of its restarts. */
export function onEngineConnected(listener: () => void): () => void {
  connectListeners.add(listener);
  return () => connectListeners.delete(listener);
}

/** Listens to what main tells this window; returns how to stop. */
export function onShellEvent(listener: (event: ShellEvent) => void): () => void {
  return bridge().onEvent(listener);
}

/** Starts listening for the port; once, before the first render. */
export function connectEngine(): void {
  let connected = false;
  window.addEventListener('message', (event) => {
    const port = event.ports[0];
    if (event.source !== window || event.data !== 'engine-port' || !port) return;
    const next = connectClient(webPort(port), windowContract);
    next.onEvent((engineEvent) => {
      for (const listener of engineListeners) listener(engineEvent);
    });
    next.onGone(() => {
      line = awaitedLine();
      connected = false;
    });
    if (connected) line = awaitedLine();
    connected = true;
    line.resolve(next);
    for (const listener of connectListeners) listener();
  });
}

function bridge(): ShellBridge {
  if (!window.casier) throw new Error('window.casier is missing: the preload did not run');
  return window.casier;
}
