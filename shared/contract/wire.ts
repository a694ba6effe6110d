// The messages on an engine port. Structured clone carries them as they are (typed arrays included): see
// docs/adr/0002-ipc.md for why this is ours and not a library's.
import type { MailErrorData } from '../domain/problem.ts';
import type { EngineEvent } from './event.ts';

export type WireRequest = { type: 'call'; id: number; method: string; input: unknown } | { type: 'cancel'; id: number };

export type WireResponse =
  | { type: 'answer'; id: number; output: unknown }
  | { type: 'failure'; id: number; error: MailErrorData }
  | { type: 'event'; event: EngineEvent };

/** What a MessagePort of the DOM, of Node and of Electron have in common, narrowed to our use. */
export interface WirePort {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
}
