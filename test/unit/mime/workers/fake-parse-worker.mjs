// @ts-nocheck plain JavaScript: a thread of Node 20 runs it as it is
// Stands in for the built parse worker where a crash or an endless message cannot be provoked with the real one.
// The text of the message says what to do; `tries` tells how often this thread saw a message.
import { parentPort } from 'node:worker_threads';

const digestOf = (raw, defects) => ({
  packed: { encoding: 'raw', bytes: raw },
  sizeBytes: raw.length,
  hash: '',
  facts: null,
  text: Buffer.from(raw).toString(),
  snippet: '',
  attachments: [],
  bodyKind: 'text',
  defects,
});

parentPort.on('message', (task) => {
  const text = Buffer.from(task.raw).toString();
  if (text.startsWith('crash always')) process.exit(1);
  if (task.depth === 'full' && text.startsWith('crash')) process.exit(1);
  if (task.depth === 'full') while (text.startsWith('endless'));
  parentPort.postMessage({ digest: digestOf(task.raw, task.depth === 'full' ? [] : [task.defect, 'outline']) });
});
parentPort.postMessage('ready');
