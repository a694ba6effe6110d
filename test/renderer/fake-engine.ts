// Stands in for dist/engine.js: answers main and the windows from a FakeMail, filled from fake-mailbox.json in the data
// folder. Everything else of the program is the real one.
import { readFileSync } from 'node:fs';
import { type ServedPort, serve } from '../../engine/api/serve.ts';
import { type EngineNotice, MainMessage } from '../../shared/contract/boot.ts';
import { hostContract, windowContract } from '../../shared/contract/index.ts';
import { electronPort } from '../../shared/contract/port.ts';
import { createFakeMail, type FakeHandlers, type FakeMailbox } from './fake-mail.ts';

interface ParentPort {
  on(type: 'message', listener: (event: { data: unknown; ports: Parameters<typeof electronPort>[0][] }) => void): void;
  postMessage(notice: EngineNotice): void;
}

const parent = (process as unknown as { parentPort: ParentPort }).parentPort;
const contract = { ...windowContract, ...hostContract };
const ports = new Set<ServedPort>();
let handlers: FakeHandlers;

parent.on('message', ({ data, ports: given }) => {
  const message = MainMessage.parse(data);
  if (message.type === 'boot') {
    const mailbox = JSON.parse(readFileSync(`${message.dataDir}/fake-mailbox.json`, 'utf8')) as Omit<
      FakeMailbox,
      'bodies'
    > & {
      bodies: [never, string][];
    };
    handlers = createFakeMail({ ...mailbox, bodies: new Map(mailbox.bodies) }, (event) => {
      for (const port of ports) port.sendEvent(event);
    });
    parent.postMessage({ type: 'ready' });
  } else if (message.type === 'port' && given[0]) {
    ports.add(serve(electronPort(given[0]), contract, (area) => handlers[area]));
  } else if (message.type === 'shutdown') {
    parent.postMessage({ type: 'closed' });
    process.exit(0);
  }
});
