// The caller's side of the wire: a contract as plain async functions, for windows, for main and for tests.
// Rejects with MailError only. When the port dies (the engine crashed or was restarted) every call in flight, and
// every later one on this client, rejects with connection/engineGone: a query is asked again on the next port, of
// a command nobody knows whether it was done, so it is never repeated by itself.
import { MailError } from '../domain/problem.ts';
import type { EngineEvent } from './event.ts';
import type { ClientOf } from './index.ts';
import type { Area } from './procedure.ts';
import type { WirePort, WireRequest, WireResponse } from './wire.ts';

interface Call {
  resolve(output: unknown): void;
  reject(error: MailError): void;
  stopListening(): void;
}

export interface EngineClient<Contract extends Record<string, Area>> {
  client: ClientOf<Contract>;
  /** Answers how to stop listening. */
  onEvent(listener: (event: EngineEvent) => void): () => void;
  onGone(listener: () => void): void;
}

/** Over a port whose other end is served by engine/api/serve.ts. */
export function connectClient<const Contract extends Record<string, Area>>(
  port: WirePort,
  contract: Contract,
): EngineClient<Contract> {
  const calls = new Map<number, Call>();
  const listeners = new Set<(event: EngineEvent) => void>();
  const goneListeners = new Set<() => void>();
  let lastId = 0;
  let gone = false;

  const settle = (id: number): Call | undefined => {
    const call = calls.get(id);
    call?.stopListening();
    calls.delete(id);
    return call;
  };

  port.onMessage((message) => {
    const response = message as WireResponse;
    if (response.type === 'event') for (const listener of listeners) listener(response.event);
    else if (response.type === 'answer') settle(response.id)?.resolve(response.output);
    else settle(response.id)?.reject(new MailError(response.error));
  });

  port.onClose(() => {
    if (gone) return;
    gone = true;
    for (const id of [...calls.keys()]) settle(id)?.reject(engineGone());
    for (const listener of goneListeners) listener();
  });

  const call = (method: string, input: unknown, signal?: AbortSignal): Promise<unknown> => {
    if (gone) return Promise.reject(engineGone());
    if (signal?.aborted) return Promise.reject(cancelled());
    const id = ++lastId;
    const send = (request: WireRequest) => port.send(request);
    return new Promise((resolve, reject) => {
      const cancel = () => {
        send({ type: 'cancel', id });
        settle(id)?.reject(cancelled());
      };
      calls.set(id, { resolve, reject, stopListening: () => signal?.removeEventListener('abort', cancel) });
      signal?.addEventListener('abort', cancel, { once: true });
      send({ type: 'call', id, method, input });
    });
  };

  return {
    client: clientOf(contract, call),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onGone: (listener) => void goneListeners.add(listener),
  };
}

/** `contract` as functions over any transport: also used for the shell contract over invoke. */
export function clientOf<Contract extends Record<string, Area>>(
  contract: Contract,
  call: (method: string, input: unknown, signal?: AbortSignal) => Promise<unknown>,
): ClientOf<Contract> {
  const areas = Object.entries(contract).map(([areaName, area]) => {
    const procedures = Object.keys(area).map((name) => [
      name,
      (input: unknown, signal?: AbortSignal) => call(`${areaName}.${name}`, input, signal),
    ]);
    return [areaName, Object.fromEntries(procedures)];
  });
  return Object.fromEntries(areas) as ClientOf<Contract>;
}

const engineGone = () => new MailError({ kind: 'connection', reason: 'engineGone' });
const cancelled = () => new MailError({ kind: 'cancelled' });
