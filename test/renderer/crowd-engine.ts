// Stands in for dist/engine.js with a crowd (crowd.ts). Its options are in crowd.json of the data folder; what is
// written to step.json while it runs, happens.
import { readFileSync, watch } from 'node:fs';
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
let crowd: ReturnType<typeof createCrowd>;

parent.on('message', ({ data, ports: given }) => {
  const message = MainMessage.parse(data);
  if (message.type === 'boot') {
    const options = JSON.parse(readFileSync(`${message.dataDir}/crowd.json`, 'utf8')) as CrowdOptions;
    crowd = createCrowd(options, (event) => {
      for (const port of ports) port.sendEvent(event);
    });
    watchSteps(`${message.dataDir}/steps`);
    parent.postMessage({ type: 'ready' });
  } else if (message.type === 'port' && given[0]) {
    ports.add(serve(electronPort(given[0]), contract, (area) => crowd.handlers[area]));
  } else if (message.type === 'shutdown') {
    parent.postMessage({ type: 'closed' });
    process.exit(0);
  }
});

/** Each file that is moved into the folder is one step. */
function watchSteps(folder: string): void {
  watch(folder, (_event, file) => {
    if (file?.endsWith('.json')) crowd.step(JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as CrowdStep);
  });
}
