// A loopback TCP proxy that can keep back what one client says, and let the server have it later, though that client
// is long dead: what a slow line does to the last words of a killed program. It reads what passes, so it wants plain
// text.
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface HeldWords {
  /** Resolves once these words are held back as well, on the same line. */
  until(words: string): Promise<void>;
  /** The server gets all that is held, then the end of the line; resolves when it has hung up as well. */
  release(): Promise<void>;
}

export interface HoldingProxy {
  port: number;
  /** From the piece in which these words go to the server, that line is held back. */
  hold(words: string): HeldWords;
  /** Resolves when the server has answered something after these words went to it, from now on. */
  answered(words: string): Promise<void>;
  stop(): Promise<void>;
}

interface Line {
  client: Socket;
  upstream: Socket;
  held: Buffer[] | null;
}

export async function startHoldingProxy(targetPort: number): Promise<HoldingProxy> {
  const lines = new Set<Line>();
  let trigger: { words: string; caught: Line | null; noted: () => void } | null = null;
  const awaited = new Set<{ words: string; line: Line | null; answered: () => void }>();

  function toServer(line: Line, piece: Buffer): void {
    if (trigger && !trigger.caught && piece.includes(trigger.words)) {
      trigger.caught = line;
      line.held = [];
    }
    if (line.held) {
      line.held.push(piece);
      trigger?.noted();
      return;
    }
    for (const wait of awaited) if (!wait.line && piece.includes(wait.words)) wait.line = line;
    line.upstream.write(piece);
  }

  function toClient(line: Line, piece: Buffer): void {
    for (const wait of awaited) {
      if (wait.line !== line) continue;
      awaited.delete(wait);
      wait.answered();
    }
    if (!line.client.destroyed) line.client.write(piece);
  }

  const server = createServer((client) => {
    const line: Line = { client, upstream: connect(targetPort, '127.0.0.1'), held: null };
    lines.add(line);
    for (const socket of [client, line.upstream]) socket.on('error', () => {}); // a killed client is the point
    client.on('data', (piece) => toServer(line, piece as Buffer));
    client.on('close', () => line.held ?? line.upstream.destroy());
    line.upstream.on('data', (piece) => toClient(line, piece as Buffer));
    line.upstream.on('close', () => {
      lines.delete(line);
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    port: (server.address() as AddressInfo).port,
    hold(words) {
      const mine = { words, caught: null as Line | null, noted: () => {} };
      trigger = mine;
      const isHeld = (wanted: string) => Buffer.concat(mine.caught?.held ?? []).includes(wanted);
      return {
        until: (wanted) =>
          new Promise((resolve) => {
            mine.noted = () => isHeld(wanted) && resolve();
            mine.noted();
          }),
        async release() {
          const { caught } = mine;
          if (!caught) return;
          const closed = new Promise((resolve) => caught.upstream.once('close', resolve));
          caught.upstream.end(Buffer.concat(caught.held ?? []));
          await closed;
        },
      };
    },
    answered: (words) => new Promise((answered) => awaited.add({ words, line: null, answered })),
    async stop() {
      for (const { client, upstream } of lines) {
        client.destroy();
        upstream.destroy();
      }
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
