// A proxy that understands where a submission (RFC 5321) or an APPEND (RFC 3501 §6.3.11) stands, so that something can
// be done at an exact step of it: it ends TLS towards the program with the test server's certificate and speaks TLS to
// the server. At the step the line stands still, `act` runs, then the line is cut. Everything else passes.
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import tls, { type TLSSocket } from 'node:tls';

/** In the order in which a sending comes by. What is named has reached the server; what follows it has not. */
export const STEPS = [
  /** Nothing has: the connection is refused. */
  'connect',
  'EHLO',
  'AUTH',
  'MAIL',
  'RCPT',
  /** The first part of the message. */
  'data',
  /** The message as a whole: the server has taken it, and its 250 is lost. */
  'dot',
  /** 250 was passed on; QUIT is not. */
  'accepted',
  /** The first part of the copy. */
  'append',
  /** The copy as a whole: the server has it, and its answer is lost. */
  'appended',
] as const;
export type Step = (typeof STEPS)[number];

export interface SteppingProxy {
  port: number;
  /** Once. Resolves when the line was cut at the step. */
  cutAt(step: Step, act: () => Promise<void> | void): Promise<void>;
  /** From now on connections are reset at once, or no longer. */
  refuse(refused: boolean): void;
  /** Ends every open connection. */
  cut(): void;
  stop(): Promise<void>;
}

interface Armed {
  step: Step;
  act: () => Promise<void> | void;
  done(): void;
}

const PART_BYTES = 200;

export async function startSteppingProxy(serverDir: string, targetPort: number): Promise<SteppingProxy> {
  let armed: Armed | null = null;
  let refused = false;
  const open = new Set<TLSSocket>();
  const reach = async (step: Step, cut: () => void): Promise<boolean> => {
    if (armed?.step !== step) return false;
    const { act, done } = armed;
    armed = null;
    await act();
    cut();
    done();
    return true;
  };

  const cut = () => {
    for (const client of open) client.destroy();
  };
  const file = (name: string) => readFileSync(path.join(serverDir, name));
  const server = tls.createServer({ cert: file('server.crt'), key: file('server.key') }, (client) => {
    const upstream = tls.connect({ port: targetPort, host: '127.0.0.1', rejectUnauthorized: false });
    const cutThis = () => {
      client.destroy();
      upstream.destroy();
    };
    open.add(client);
    for (const socket of [client, upstream]) {
      socket.on('error', cutThis); // a cut line is the point of this proxy
      socket.on('close', () => {
        open.delete(client);
        cutThis();
      });
    }
    void relay(client, upstream, (step) => reach(step, cutThis));
  });
  server.on('connection', (socket) => {
    if (refused || armed?.step === 'connect') {
      socket.resetAndDestroy();
      void reach('connect', () => {});
    }
  });
  server.on('tlsClientError', () => {}); // reset by the line above
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    cutAt: (step, act) =>
      new Promise((resolve) => {
        armed = { step, act, done: resolve };
      }),
    refuse(now) {
      refused = now;
    },
    cut,
    async stop() {
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

type Reach = (step: Step) => Promise<boolean>;

async function relay(client: TLSSocket, upstream: TLSSocket, reach: Reach): Promise<void> {
  /** What the next words of the server are the answer to. */
  let awaited: 'dot' | 'append' | null = null;
  upstream.on('data', (words: Buffer) => {
    const answersTo = awaited;
    awaited = null;
    void (async () => {
      if (answersTo === 'append' && (await reach('appended'))) return;
      if (answersTo === 'dot' && (await reach('dot'))) return;
      client.write(words);
      if (answersTo === 'dot') await reach('accepted');
    })();
  });
  const dialogue = readDialogue(upstream, reach, (what) => {
    awaited = what;
  });
  try {
    for await (const chunk of client as AsyncIterable<Buffer>) {
      if (!(await dialogue(chunk))) return;
    }
    upstream.end();
  } catch {
    upstream.destroy(); // the program went away
  }
}

/** Takes what the client says line by line; answers false once the line was cut. */
function readDialogue(upstream: TLSSocket, reach: Reach, awaits: (what: 'dot' | 'append') => void) {
  let held = Buffer.alloc(0);
  let reading: { kind: 'lines' } | { kind: 'message' } | { kind: 'literal'; left: number } = { kind: 'lines' };
  let passed = Buffer.alloc(0);

  const passPart = async (bytes: Buffer, step: Step): Promise<boolean> => {
    upstream.write(bytes.subarray(0, PART_BYTES));
    if (await reach(step)) return false;
    upstream.write(bytes.subarray(PART_BYTES));
    return true;
  };

  const takeLine = async (line: Buffer): Promise<boolean> => {
    upstream.write(line);
    const text = line.toString('latin1').trimEnd();
    const verb = text.split(' ')[0]?.toUpperCase() ?? '';
    const step = (['EHLO', 'AUTH', 'MAIL', 'RCPT'] as const).find((one) => one === verb);
    if (step && (await reach(step))) return false;
    if (verb === 'DATA') reading = { kind: 'message' };
    const literal = /^\S+ APPEND .*\{(\d+)\+?\}$/i.exec(text)?.[1];
    if (literal) reading = { kind: 'literal', left: Number(literal) + 2 };
    return true;
  };

  const takeMessage = async (bytes: Buffer): Promise<boolean> => {
    passed = Buffer.concat([passed, bytes]);
    const ended = passed.includes('\r\n.\r\n');
    if (ended) {
      awaits('dot');
      reading = { kind: 'lines' };
      passed = Buffer.alloc(0);
    }
    return passPart(bytes, 'data');
  };

  const takeLiteral = async (bytes: Buffer, left: number): Promise<boolean> => {
    const ended = bytes.length >= left;
    if (ended) awaits('append');
    reading = ended ? { kind: 'lines' } : { kind: 'literal', left: left - bytes.length };
    return passPart(bytes, 'append');
  };

  return async (chunk: Buffer): Promise<boolean> => {
    held = Buffer.concat([held, chunk]);
    while (held.length > 0) {
      if (reading.kind === 'lines') {
        const end = held.indexOf('\n') + 1;
        if (end === 0) return true;
        const line = held.subarray(0, end);
        held = held.subarray(end);
        if (!(await takeLine(line))) return false;
      } else {
        const bytes = held;
        held = Buffer.alloc(0);
        const passedOn = reading.kind === 'message' ? await takeMessage(bytes) : await takeLiteral(bytes, reading.left);
        if (!passedOn) return false;
      }
    }
    return true;
  };
}
