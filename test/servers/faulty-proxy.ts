// A loopback TCP proxy whose network can be made bad while connections are open. Faults are counted from the
// moment they are set; `heal` ends them; nothing is random, so that a failing test fails again.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Faults {
  latencyMs: number;
  bytesPerSecond: number;
  /** Open, but nothing comes any more. */
  stall: boolean;
  /** Reset once that many bytes came from the server on one connection. */
  cutAfterBytes: number;
  /** Reset once that many bytes went to the server on one connection. */
  cutAfterSentBytes: number;
  /** New connections are reset at once. */
  refuse: boolean;
}

export interface FaultyProxy {
  port: number;
  set(faults: Partial<Faults>): void;
  heal(): void;
  /** Resets every open connection. */
  cut(): void;
  /** Bytes that went to the server on all connections so far. */
  sentBytes(): number;
  /** Bytes that came from the server on all connections so far. */
  receivedBytes(): number;
  openConnections(): number;
  /** Connections that a fault has cut so far. */
  cuts(): number;
  stop(): Promise<void>;
}

const PERFECT: Faults = {
  latencyMs: 0,
  bytesPerSecond: Number.POSITIVE_INFINITY,
  stall: false,
  cutAfterBytes: Number.POSITIVE_INFINITY,
  cutAfterSentBytes: Number.POSITIVE_INFINITY,
  refuse: false,
};

export async function startFaultyProxy(targetPort: number, faults: Partial<Faults> = {}): Promise<FaultyProxy> {
  let state = { ...PERFECT, ...faults };
  let sentBytes = 0;
  let cuts = 0;
  let receivedBytes = 0;
  const clients = new Set<Socket>();
  const stalled = new Set<() => void>();

  async function pump(from: Socket, to: Socket, direction: 'toServer' | 'toClient') {
    let passed = 0;
    try {
      for await (const chunk of from as AsyncIterable<Buffer>) {
        while (state.stall) await new Promise<void>((resolve) => stalled.add(resolve));
        const delayMs = state.latencyMs + (1000 * chunk.length) / state.bytesPerSecond;
        if (delayMs > 0) await sleep(delayMs);
        passed += chunk.length;
        if (direction === 'toServer') sentBytes += chunk.length;
        else receivedBytes += chunk.length;
        if (passed > (direction === 'toServer' ? state.cutAfterSentBytes : state.cutAfterBytes)) {
          cuts += 1;
          from.resetAndDestroy();
          to.resetAndDestroy();
          return;
        }
        if (!to.write(chunk)) await new Promise<void>((resolve) => to.once('drain', resolve).once('close', resolve));
      }
      to.end();
    } catch {
      to.destroy(); // the other side went away: so does this one
    }
  }

  const server = createServer((client) => {
    if (state.refuse) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(targetPort, '127.0.0.1');
    clients.add(client);
    for (const socket of [client, upstream]) {
      socket.on('error', () => {}); // a reset is the point of this proxy
      socket.on('close', () => {
        clients.delete(client);
        client.destroy();
        upstream.destroy();
      });
    }
    void pump(client, upstream, 'toServer');
    void pump(upstream, client, 'toClient');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  const set = (change: Partial<Faults>) => {
    state = { ...state, ...change };
    for (const wake of stalled) wake();
    stalled.clear();
  };
  const cut = () => {
    for (const client of clients) client.resetAndDestroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    set,
    heal: () => set(PERFECT),
    cut,
    sentBytes: () => sentBytes,
    receivedBytes: () => receivedBytes,
    openConnections: () => clients.size,
    cuts: () => cuts,
    stop: async () => {
      set(PERFECT);
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
