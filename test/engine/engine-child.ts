// An engine in a process of its own (engine-process.ts), to be killed at any moment and started again on the same
// folder. One that ends by itself has a bug: whoever waits for anything is told so, with what the process said last.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { connectClient } from '../../shared/contract/client.ts';
import { hostContract, windowContract } from '../../shared/contract/index.ts';
import type { WirePort } from '../../shared/contract/wire.ts';
import type { MailServer } from '../servers/mail-server.ts';
import { type EngineProcess, type EngineProcesses, engineProcesses } from './engine-processes.ts';
import { temporaryFolder } from './start-engine.ts';
import { untilTrue } from './until.ts';

/** A folder, a keychain, and how to start engines on them, one after the other. */
export interface EngineHome {
  /** `clockAheadMs`: what the PC's clock is ahead of the real one. */
  start(clockAheadMs?: number): EngineChild;
  /** Kills what runs. */
  remove(): void;
}

export async function engineHome(server: MailServer): Promise<EngineHome> {
  const folder = temporaryFolder();
  const processes = await engineProcesses(server);
  const { start } = engineHomeIn(folder.path, processes);
  return {
    start,
    remove() {
      processes.end();
      folder.remove();
    },
  };
}

/** `folder`: an empty one, the caller's; `processes`: the caller's too. */
export function engineHomeIn(folder: string, processes: EngineProcesses): EngineHome {
  const keychainFile = path.join(folder, 'keychain.json');
  writeFileSync(keychainFile, '{}');
  const running = new Set<EngineProcess>();
  return {
    start(clockAheadMs = 0) {
      const child = processes.take();
      running.add(child);
      child.tell({ kind: 'start', dataDir: path.join(folder, 'data'), keychainFile, clockAheadMs });
      return engineOn(child, (closed) => {
        running.delete(child);
        if (closed) processes.giveBack(child);
      });
    },
    remove() {
      for (const child of running) void child.kill();
    },
  };
}

function engineOn(child: EngineProcess, onEnd: (closed: boolean) => void) {
  const { port, close } = portTo(child);
  const { client, onEvent } = connectClient(port, { ...windowContract, ...hostContract });
  return {
    client,
    onEvent,
    /** Resolves with the first answer of `look` that is not null, undefined or false. */
    until<T>(look: () => Promise<T | null | undefined | false>, limitMs = 20_000): Promise<T> {
      return untilTrue(onEvent, look, limitMs, child.words);
    },
    hasEnded: child.hasEnded,
    pid: child.pid,
    /** What the engine has logged last. */
    log: child.words,
    /** The engine's clock from now on, against the real one. */
    setClockAhead: (aheadMs: number) => child.tell({ kind: 'clock', aheadMs }),
    /** In order, as when Casier is quit: the process is free for another engine. */
    async close() {
      await closed(child);
      close();
      onEnd(true);
    },
    /** Throws when the engine had ended by itself before. */
    async kill() {
      const alone = child.hasEnded();
      await child.kill();
      onEnd(false);
      if (alone) throw new Error(`the engine ended by itself:\n${child.words()}`);
    },
  };
}

export type EngineChild = ReturnType<typeof engineOn>;

function portTo(child: EngineProcess): { port: WirePort; close(): void } {
  const onEnd = new Set<() => void>();
  const endings: (() => void)[] = [];
  const close = () => {
    for (const stop of endings.splice(0)) stop();
    for (const tell of onEnd) tell();
    onEnd.clear();
  };
  endings.push(child.onGone(close));
  const port: WirePort = {
    send: (message) => child.tell({ kind: 'wire', message }),
    onMessage(listener) {
      endings.push(child.onTold((told) => told.kind === 'wire' && listener(told.message)));
    },
    onClose: (listener) => void onEnd.add(listener),
  };
  return { port, close };
}

const CLOSING_MS = 20_000;

function closed(child: EngineProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (failure: string | null) => {
      clearTimeout(limit);
      stopListening();
      stopWaiting();
      if (failure === null) resolve();
      else reject(new Error(`the engine ${failure}:\n${child.words()}`));
    };
    const limit = setTimeout(() => settle(`has not closed within ${CLOSING_MS} ms`), CLOSING_MS);
    const stopListening = child.onTold(({ kind }) => kind === 'closed' && settle(null));
    const stopWaiting = child.onGone(() => settle('ended while it was being closed'));
    child.tell({ kind: 'close' });
  });
}
