// A loopback TCP proxy whose network can be made bad while connections are open. `heal` ends what was set; nothing is
// random, so that a failing test fails again.
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

export type Direction = 'toServer' | 'toClient';

export interface FaultyProxy {
  port: number;
  set(faults: Partial<Faults>): void;
  heal(): void;
  /** Resets every open connection. */
  cut(): void;
  /** Resets every open connection, once, when that many more bytes went that way on all of them together. */
  cutIn(direction: Direction, bytes: number): void;
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
  let nextCut: { direction: Direction; bytesLeft: number } | null = null;
  const clients = new Set<Socket>();
  const stalled = new Set<() => void>();

  async function pump(from: Socket, to: Socket, direction: Direction) {
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
        if (nextCut?.direction === direction) {
          nextCut.bytesLeft -= chunk.length;
          if (nextCut.bytesLeft < 0) {
            // To the byte: what was let through arrives before the reset.
            const through = chunk.subarray(0, chunk.length + nextCut.bytesLeft);
            nextCut = null;
            cuts += 1;
            if (through.length > 0) await new Promise<void>((resolve) => to.write(through, () => resolve()));
            cut();
            return;
          }
        }
        if (!to.write(chunk)) await new Promise<void>((resolve) => to.once('drain', resolve).once('close', resolve));
      }
      to.end();
    } catch {
      to.destroy(); // the other side went away: so does this one
    }
  }

  const cut = () => {
    for (const client of clients) client.resetAndDestroy();
  };

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
  return {
    port: (server.address() as AddressInfo).port,
    set,
    heal: () => {
      nextCut = null;
      set(PERFECT);
    },
    cut,
    cutIn(direction, bytes) {
      nextCut = { direction, bytesLeft: bytes };
    },
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
