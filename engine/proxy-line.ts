// The engine's question to main: which proxy the system has for a server. One notice, one answer; whoever asks bounds
// how long it waits (connection/system-network.ts).
import type { EngineNotice } from '../shared/contract/boot.ts';
import type { AskProxy } from './connection/system-network.ts';

export interface ProxyLine {
  ask: AskProxy;
  answered(id: number, answer: string): void;
}

export function openProxyLine(post: (notice: EngineNotice) => void): ProxyLine {
  const waiting = new Map<number, (answer: string) => void>();
  let lastId = 0;
  return {
    ask: ({ host, port }) =>
      new Promise((resolve) => {
        const id = ++lastId;
        waiting.set(id, resolve);
        post({ type: 'whichProxy', id, host, port });
      }),
    answered(id, answer) {
      waiting.get(id)?.(answer);
      waiting.delete(id);
    },
  };
}
