// Stands in for dist/engine.js with a crowd (crowd.ts). Its options are in crowd.json of the data folder; what is moved
// into `steps` while it runs, happens. A window that is loaded again meets another crowd where next-crowd.json has one.
import { existsSync, readFileSync, rmSync, watch } from 'node:fs';
import { type ServedPort, serve } from '../../engine/api/serve.ts';
import { type EngineNotice, MainMessage } from '../../shared/contract/boot.ts';
import { hostContract, windowContract } from '../../shared/contract/index.ts';
import { electronPort } from '../../shared/contract/port.ts';
import { type CrowdOptions, type CrowdStep, createCrowd } from './crowd.ts';

interface ParentPort {
  on(type: 'message', listener: (event: { data: unknown; ports: Parameters<typeof electronPort>[0][] }) => void): void;
  postMessage(notice: EngineNotice): void;
}

const parent = (process as unknown as { parentPort: ParentPort }).parentPort;
const contract = { ...windowContract, ...hostContract };
const ports = new Set<ServedPort>();
let dataDir: string;
let crowd: ReturnType<typeof createCrowd>;
let crowds = 0;

parent.on('message', ({ data, ports: given }) => {
  const message = MainMessage.parse(data);
  if (message.type === 'boot') {
    dataDir = message.dataDir;
    gather(readOptions('crowd.json'));
    watchSteps(`${dataDir}/steps`);
    parent.postMessage({ type: 'ready' });
  } else if (message.type === 'port' && given[0]) {
    if (message.role === 'window') gatherNext();
    ports.add(serve(electronPort(given[0]), contract, (area) => crowd.handlers[area]));
  } else if (message.type === 'shutdown') {
    parent.postMessage({ type: 'closed' });
    process.exit(0);
  }
});

function readOptions(name: string): CrowdOptions {
  return JSON.parse(readFileSync(`${dataDir}/${name}`, 'utf8')) as CrowdOptions;
}

/** What an earlier crowd still had to tell is told to nobody. */
function gather(options: CrowdOptions): void {
  const number = ++crowds;
  crowd = createCrowd(options, (event) => {
    if (number === crowds) for (const port of ports) port.sendEvent(event);
  });
}

/** The window of the crowd before is gone; main keeps its line, and is told that everything may be another. */
function gatherNext(): void {
  if (!existsSync(`${dataDir}/next-crowd.json`)) return;
  gather(readOptions('next-crowd.json'));
  rmSync(`${dataDir}/next-crowd.json`);
  for (const port of ports) port.sendEvent({ type: 'changed', areas: ['settings'], lists: [], messages: null });
}

/** Each file that is moved into the folder is one step. */
function watchSteps(folder: string): void {
  watch(folder, (_event, file) => {
    if (file?.endsWith('.json')) crowd.step(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as CrowdStep);
  });
}
