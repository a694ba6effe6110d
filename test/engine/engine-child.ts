// An engine in a process of its own (engine-process.ts), to be killed at any moment and started again on the same
// folder. One that ends by itself has a bug: whoever waits for anything is told so, with what the process said last.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { connectClient } from '../../shared/contract/client.ts';
import { hostContract, windowContract } from '../../shared/contract/index.ts';
import type { MailServer } from '../servers/mail-server.ts';
import { builtScript, builtWorkers } from '../servers/workers.ts';
import { temporaryFolder } from './start-engine.ts';
import { untilTrue } from './until.ts';

/** A folder, a keychain, and how to start engines on them, one after the other. `folder`: an empty one to use. */
export async function engineHome(server: MailServer, folder = temporaryFolder()) {
  const keychainFile = path.join(folder.path, 'keychain.json');
  writeFileSync(keychainFile, '{}');
  const script = await builtScript('test/engine/engine-process.ts');
  const workers = await builtWorkers();
  const argument = JSON.stringify({
    dataDir: path.join(folder.path, 'data'),
    keychainFile,
    ca: server.ca,
    ...workers,
  });
  const running = new Set<ChildProcess>();
  return {
    start: () => startChild(script, argument, running),
    remove() {
      for (const child of running) child.kill('SIGKILL');
      folder.remove();
    },
  };
}

function startChild(script: string, argument: string, running: Set<ChildProcess>) {
  const child = fork(script, [argument], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  running.add(child);
  let words = '';
  child.stderr?.on('data', (data) => {
    words = (words + data).slice(-4_000);
  });
  const exited = once(child, 'exit');
  const port = {
    send: (message: unknown) => void (child.connected && child.send(message as object)),
    onMessage: (listener: (message: unknown) => void) => void child.on('message', listener),
    onClose: (listener: () => void) => void child.on('disconnect', listener),
  };
  const { client, onEvent } = connectClient(port, { ...windowContract, ...hostContract });
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return {
    client,
    onEvent,
    /** Resolves with the first answer of `look` that is not null, undefined or false. */
    until<T>(look: () => Promise<T | null | undefined | false>, limitMs = 20_000): Promise<T> {
      return untilTrue(onEvent, look, limitMs, () => words);
    },
    hasEnded,
    pid: child.pid!,
    /** What the engine has logged last. */
    log: () => words,
    /** The engine's clock from now on, against the real one. */
    setClockAhead(clockAheadMs: number) {
      if (child.connected) child.send({ clockAheadMs });
    },
    /** Throws when the engine had ended by itself before. */
    async kill() {
      const alone = hasEnded();
      child.kill('SIGKILL');
      await exited;
      running.delete(child);
      if (alone) throw new Error(`the engine ended by itself:\n${words}`);
    },
  };
}

export type EngineHome = Awaited<ReturnType<typeof engineHome>>;
export type EngineChild = ReturnType<EngineHome['start']>;
