// One server process in a process group of its own: started, seen to greet, ended. Knows nothing of mail.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import * as fs from 'node:fs';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const READY_MS = 30_000;
const ATTEMPTS = 3;

export interface Daemon {
  start(): Promise<void>;
  end(signal?: NodeJS.Signals): Promise<void>;
}

/** `ready`: ports that greet whoever connects. Output goes to `outFile`. */
export function daemon(command: readonly string[], ready: readonly number[], outFile: string): Daemon {
  let child: ChildProcess | undefined;
  let exited: Promise<void> = Promise.resolve();

  const launch = async (): Promise<boolean> => {
    const out = fs.openSync(outFile, 'a');
    // Detached, so that an interrupt of the test runner ends it by our own clean-up and not behind our back.
    const started = spawn(command[0]!, command.slice(1), {
      stdio: ['ignore', out, out],
      detached: true,
      env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
    });
    fs.closeSync(out);
    child = started;
    exited = new Promise((resolve) => {
      started.once('exit', () => resolve());
      started.once('error', () => resolve());
    });
    for (const port of ready) if (!(await greeting(port, started))) return false;
    return true;
  };

  // A lock or a port may be held for a moment by what the server before it has left running.
  const start = async () => {
    for (let attempt = 1; attempt <= ATTEMPTS; attempt++) if (await launch()) return;
    throw new Error(`${command[0]} ended ${ATTEMPTS} times before it greeted`);
  };

  const end = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (!child?.pid || child.exitCode !== null || child.signalCode) return;
    process.kill(signal === 'SIGKILL' ? -child.pid : child.pid, signal);
    await exited;
    await Promise.all(ready.map(closed));
  };
  return { start, end };
}

/** Below those that the system gives to outgoing connections (32768 and up). */
const FIRST_PORT = 10_000;
const PORTS_OF_PROCESS = 100;
const SHARES = 220;
/** Ports given out last are not given again: their server may not have started yet, while another one is. */
const KEPT_BACK = 60;
const given = new Set<number>();

let claimed: Promise<number> | null = null;

/**
 * That many different free ports: all are held open until the last is known. Nobody else can take one before its server
 * starts, or while it is down: no outgoing connection, and no other test process, which has a share of its own.
 */
export async function freePorts<Name extends string>(names: readonly Name[]): Promise<Record<Name, number>> {
  const held = await Promise.all(names.map(holdPort));
  const ports = held.map((server, i) => [names[i]!, (server.address() as AddressInfo).port] as const);
  await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  return Object.fromEntries(ports) as Record<Name, number>;
}

async function holdPort(): Promise<Server> {
  claimed ??= claimShare();
  const first = await claimed;
  for (;;) {
    const port = first + randomInt(1, PORTS_OF_PROCESS);
    if (given.has(port)) continue;
    const server = await listenOn(port);
    if (!server) continue;
    given.add(port);
    const [oldest] = given;
    if (given.size > KEPT_BACK) given.delete(oldest!);
    return server;
  }
}

/** The first port of a share is held for as long as this process lives: whoever finds it taken looks for another share. */
async function claimShare(): Promise<number> {
  for (let share = process.pid % SHARES; ; share = (share + 1) % SHARES) {
    const first = FIRST_PORT + share * PORTS_OF_PROCESS;
    const claim = await listenOn(first);
    if (!claim) continue;
    claim.unref();
    return first;
  }
}

/** null: somebody has it. */
function listenOn(port: number): Promise<Server | null> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    const refused = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error));
    server.once('error', refused).listen(port, '127.0.0.1', () => resolve(server));
  });
}

/** False: the process ended before it greeted. */
async function greeting(port: number, child: ChildProcess): Promise<boolean> {
  const deadlineAt = Date.now() + READY_MS;
  while (child.exitCode === null && !child.signalCode) {
    if (await greets(port)) return true;
    if (Date.now() > deadlineAt) throw new Error(`No greeting on port ${port}, though its process runs`);
    await sleep(25);
  }
  return false;
}

/** A server's own processes hold its ports for as long as they live, which may be longer than it does. */
async function closed(port: number): Promise<void> {
  const deadlineAt = Date.now() + READY_MS;
  while (await accepts(port)) {
    if (Date.now() > deadlineAt) throw new Error(`Port ${port} is still open, though its server has ended`);
    await sleep(5);
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

function greets(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 2_000 });
    const done = (ok: boolean) => {
      socket.destroy();
      resolve(ok);
    };
    socket
      .once('data', () => done(true))
      .once('error', () => done(false))
      .once('timeout', () => done(false))
      .once('close', () => done(false));
  });
}
