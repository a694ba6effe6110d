// The engine as main's child: started with a bare environment, given a port for each window and one for main,
// started again when it crashes (within the budget of crash-budget.ts), ended in good order.
// Invariant: a port is handed out only to an engine that has said `ready`; whoever asks before, waits.
import {
  MessageChannelMain,
  type MessagePortMain,
  type UtilityProcess,
  utilityProcess,
  type WebContents,
} from 'electron';
import type { EngineNotice, MainMessage, PortRole } from '../shared/contract/boot.ts';
import { connectClient, type EngineClient } from '../shared/contract/client.ts';
import type { EngineEvent } from '../shared/contract/event.ts';
import {
  type ClientOf,
  type HostContract,
  hostContract,
  type WindowContract,
  windowContract,
} from '../shared/contract/index.ts';
import { electronPort } from '../shared/contract/port.ts';
import { judgeCrash } from './crash-budget.ts';
import { engineEnvironment } from './engine-environment.ts';
import { ENGINE_V8_FLAGS } from './v8-flags.ts';

const SHUTDOWN_TIMEOUT_MS = 5_000;
const mainContract = { ...windowContract, ...hostContract };
export type MainContract = WindowContract & HostContract;

export interface EngineOptions {
  /** dist/engine.js */
  file: string;
  boot: Omit<Extract<MainMessage, { type: 'boot' }>, 'type'>;
  onEvent(event: EngineEvent): void;
  /** The system's proxy for a server, in the words of a PAC file. */
  resolveProxy(host: string, port: number): Promise<string>;
  /** The engine crashed. `restarting: false`: five times in five minutes; `restart` when the person asks. */
  onCrash(restarting: boolean): void;
}

export interface EngineProcess {
  /** Main's own line; waits while there is no engine. */
  client(): Promise<ClientOf<MainContract>>;
  /** Gives this page a port, now or as soon as there is an engine, and a new one after each restart. */
  connectPage(page: WebContents): void;
  restart(): void;
  /** It answers. */
  isRunning(): boolean;
  /** Resolves when the process is gone: the database closed, or killed after 5 s. */
  shutdown(): Promise<void>;
}

export function startEngine(options: EngineOptions): EngineProcess {
  const pages = new Set<WebContents>();
  let line = Promise.withResolvers<EngineClient<MainContract>>();
  let running: UtilityProcess | null = null;
  let isReady = false;
  let isEnding = false;
  let crashesMs: number[] = [];

  const start = () => {
    const engine = utilityProcess.fork(options.file, [], {
      serviceName: 'Casier engine',
      execArgv: [`--js-flags=${ENGINE_V8_FLAGS.join(' ')}`],
      env: engineEnvironment(process.env),
      stdio: 'inherit',
    });
    running = engine;
    engine.on('message', (notice: EngineNotice) => {
      if (notice.type === 'ready') beReady(engine);
      if (notice.type === 'whichProxy') void answerProxy(engine, notice);
    });
    engine.once('exit', () => ended(engine));
    tell(engine, { type: 'boot', ...options.boot });
  };

  const answerProxy = async (engine: UtilityProcess, notice: Extract<EngineNotice, { type: 'whichProxy' }>) => {
    const { id, host, port } = notice;
    const answer = await options.resolveProxy(host, port);
    if (running === engine) tell(engine, { type: 'proxy', id, answer });
  };

  const beReady = (engine: UtilityProcess) => {
    isReady = true;
    const connected = connectClient(electronPort(givePort(engine, 'main')), mainContract);
    connected.onEvent(options.onEvent);
    line.resolve(connected);
    for (const page of pages) sendPort(engine, page);
  };

  const ended = (engine: UtilityProcess) => {
    if (running !== engine) return;
    running = null;
    if (isReady) line = Promise.withResolvers();
    isReady = false;
    if (isEnding) return;
    const verdict = judgeCrash(crashesMs, performance.now());
    crashesMs = verdict.crashesMs;
    options.onCrash(verdict.restart);
    if (verdict.restart) start();
  };

  start();
  return {
    client: async () => (await line.promise).client,
    connectPage(page) {
      if (!pages.has(page)) page.once('destroyed', () => pages.delete(page));
      pages.add(page);
      if (running && isReady) sendPort(running, page);
    },
    restart() {
      if (running || isEnding) return;
      crashesMs = [];
      start();
    },
    isRunning: () => isReady,
    async shutdown() {
      isEnding = true;
      if (running) await endInOrder(running);
    },
  };
}

function sendPort(engine: UtilityProcess, page: WebContents): void {
  page.postMessage('engine-port', null, [givePort(engine, 'window')]);
}

/** One end goes to the engine, the other one is answered. */
function givePort(engine: UtilityProcess, role: PortRole): MessagePortMain {
  const { port1, port2 } = new MessageChannelMain();
  tell(engine, { type: 'port', role }, [port1]);
  return port2;
}

function tell(engine: UtilityProcess, message: MainMessage, ports: MessagePortMain[] = []): void {
  engine.postMessage(message, ports);
}

function endInOrder(engine: UtilityProcess): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => engine.kill(), SHUTDOWN_TIMEOUT_MS);
    engine.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
    tell(engine, { type: 'shutdown' });
  });
}
