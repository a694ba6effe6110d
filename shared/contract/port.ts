// The two shapes of MessagePort as a WirePort: the web's (DOM, and Node's, which is an EventTarget too) and
// Electron's MessagePortMain, which is an emitter.
import type { WirePort } from './wire.ts';

interface EventTargetPort {
  postMessage(message: unknown): void;
  start(): void;
  addEventListener(type: string, listener: (event: Event) => void): void;
}

interface EmitterPort {
  postMessage(message: unknown): void;
  start(): void;
  on(type: 'message', listener: (event: { data: unknown }) => void): unknown;
  on(type: 'close', listener: () => void): unknown;
}

/** A MessagePort of a window, of a worker, or of Node's worker_threads. */
export function webPort(port: EventTargetPort): WirePort {
  return {
    send: (message) => port.postMessage(message),
    onMessage(listener) {
      port.addEventListener('message', (event) => listener((event as MessageEvent).data));
      port.start();
    },
    onClose: (listener) => port.addEventListener('close', listener),
  };
}

/** Electron's MessagePortMain, in main and in the utility process. */
export function electronPort(port: EmitterPort): WirePort {
  return {
    send: (message) => port.postMessage(message),
    onMessage(listener) {
      port.on('message', (event) => listener(event.data));
      port.start();
    },
    onClose: (listener) => void port.on('close', listener),
  };
}
