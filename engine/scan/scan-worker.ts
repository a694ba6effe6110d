// The thread that reads and cleans attachments, one at a time. Entry of the built scan-worker.js. It lets a bug end it: scanner.ts then
// says that the file could not be read.
import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { cleanAttachment } from './clean.ts';
import { scanAttachment } from './scan.ts';
import type { ScanAnswer, ScanTask } from './scanner.ts';
import { sourceWords } from './source-words.ts';

const port = parentPort;
if (!port) throw new Error('scan-worker runs as a worker thread only');
const answer = (message: ScanAnswer) => port.postMessage(message);

port.on('message', async (task: ScanTask) => {
  const { bytes } = task;
  if (task.kind === 'words') {
    return answer({ kind: 'words', words: await sourceWords({ encoding: task.encoding, bytes }, task.partIds) });
  }
  if (task.kind === 'clean') return answer({ kind: 'cleaned', copy: await cleanAttachment(bytes, task.words) });
  const hash = createHash('sha256').update(bytes).digest('hex');
  // Told before: should the file end this thread, it is known by its hash all the same.
  answer({ kind: 'hash', hash });
  answer({ kind: 'scanned', file: task.known.includes(hash) ? null : await scanAttachment(bytes) });
});
answer({ kind: 'ready' });
