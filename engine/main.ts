// The engine's process: a utility process of Electron, which is plain Node with a port to its parent. Waits for the
// boot message, then serves the ports it is given (shared/contract/boot.ts). A bug ends it with a code that is not 0:
// nothing is caught here.
import { type EngineNotice, MainMessage } from '../shared/contract/boot.ts';
import { electronPort } from '../shared/contract/port.ts';
import { createEngine, type Engine } from './engine.ts';
import { openProxyLine } from './proxy-line.ts';

/** What Electron puts on `process` here; its typings belong to electron/. */
interface ParentPort {
  on(type: 'message', listener: (event: { data: unknown; ports: Parameters<typeof electronPort>[0][] }) => void): void;
  postMessage(notice: EngineNotice): void;
}

const parent = (process as unknown as { parentPort: ParentPort }).parentPort;
const proxyLine = openProxyLine((notice) => parent.postMessage(notice));
const beside = (file: string) => new URL(file, import.meta.url);
let engine: Engine | null = null;

process.on('unhandledRejection', (bug) => {
  throw bug;
});

parent.on('message', ({ data, ports }) => {
  const message = MainMessage.parse(data);
  if (message.type === 'boot') {
    const workers = {
      parse: beside('./parse-worker.js'),
      spelling: beside('./spelling-worker.js'),
      checkpoint: beside('./checkpoint-worker.js'),
      backup: beside('./backup-worker.js'),
      readBook: beside('./read-book-worker.js'),
      scan: beside('./scan-worker.js'),
      search: beside('./search-worker.js'),
      signature: beside('./signature-worker.js'),
      render: beside('./render-worker.js'),
    };
    const log = (line: string) => console.log(`engine: ${line}`);
    engine ??= createEngine({ ...message, workers, askProxy: proxyLine.ask, log });
    parent.postMessage({ type: 'ready' });
  } else if (message.type === 'port') {
    const [port] = ports;
    if (port) engine?.servePort(electronPort(port), message.role);
  } else if (message.type === 'proxy') proxyLine.answered(message.id, message.answer);
  else void shutDown();
});

async function shutDown(): Promise<void> {
  await engine?.close();
  parent.postMessage({ type: 'closed' });
  process.exit(0);
}
