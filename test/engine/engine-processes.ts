// Processes that engines run in, one engine after the other. Starting one costs as much as a short test: Node, three
// megabytes of program, the roots that TLS believes. One whose engine was closed in order takes the next engine; one
// that is killed is gone, and another starts.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { MailServer } from '../servers/mail-server.ts';
import { builtScript, builtWorkers } from '../servers/workers.ts';

/** What the parent tells the process. */
export type ToEngineProcess =
  | { kind: 'start'; dataDir: string; keychainFile: string; clockAheadMs: number }
  | { kind: 'wire'; message: unknown }
  | { kind: 'clock'; aheadMs: number }
  /** Closes the engine in order. */
  | { kind: 'close' };

/** What the process tells its parent. */
export type FromEngineProcess = { kind: 'wire'; message: unknown } | { kind: 'closed' };

export interface EngineProcess {
  readonly pid: number;
  hasEnded(): boolean;
  /** Does nothing when the process is gone. */
  tell(told: ToEngineProcess): void;
  /** Answers how to stop listening. */
  onTold(listener: (told: FromEngineProcess) => void): () => void;
  onGone(listener: () => void): () => void;
  /** Resolves when it is gone. */
  kill(): Promise<void>;
  /** What it has logged last. */
  words(): string;
}

export interface EngineProcesses {
  take(): EngineProcess;
  /** Its engine was closed. */
  giveBack(idle: EngineProcess): void;
  /** Kills all of them. */
  end(): void;
}

/** For accounts of this server: its certificate is believed. */
export async function engineProcesses(server: MailServer): Promise<EngineProcesses> {
  const script = await builtScript('test/engine/engine-process.ts');
  const argument = JSON.stringify({ ca: server.ca, ...(await builtWorkers()) });
  const all = new Set<EngineProcess>();
  const idle: EngineProcess[] = [];
  const start = () => {
    const started = startProcess(script, argument);
    all.add(started);
    started.onGone(() => all.delete(started));
    return started;
  };
  return {
    take() {
      const taken = idle.pop() ?? start();
      if (taken.hasEnded()) throw new Error(`an engine ended after it was closed:\n${taken.words()}`);
      return taken;
    },
    giveBack: (one) => void idle.push(one),
    end() {
      for (const one of all) void one.kill();
    },
  };
}

function startProcess(script: string, argument: string): EngineProcess {
  const child: ChildProcess = fork(script, [argument], {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  child.stderr?.on('data', (data) => {
    words = (words + data).slice(-4_000);
  });
  // A process that ends between two words tells by « exit » and « disconnect »; the word that was under way is its own.
  child.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const exited = once(child, 'exit');
  const listen = (event: 'message' | 'disconnect', listener: (told: unknown) => void) => {
    child.on(event, listener);
    return () => void child.off(event, listener);
  };
  return {
    pid: child.pid!,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    tell: (told) => void (child.connected && child.send(told)),
    onTold: (listener) => listen('message', (told) => listener(told as FromEngineProcess)),
    onGone: (listener) => listen('disconnect', () => listener()),
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    words: () => words,
  };
}
