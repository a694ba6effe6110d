// @ts-nocheck plain JavaScript: a thread of Node 20 runs it as it is
// A worker that does what the bytes say: « hang », « crash », « memory » (needs more of it than it may have); anything else is
// answered at once.
import { parentPort } from 'node:worker_threads';

parentPort?.on('message', ({ bytes }) => {
  const text = Buffer.from(bytes).toString();
  parentPort?.postMessage({ kind: 'hash', hash: text });
  if (text === 'hang') for (;;);
  if (text === 'crash') throw new Error('as asked');
  if (text === 'memory') {
    const kept = [];
    for (;;) kept.push(new Array(1_000_000).fill(kept.length));
  }
  const file = { kind: 'other', found: [], header: null, unreadable: false, unreadableReason: null, hiddenSheets: [] };
  parentPort?.postMessage({ kind: 'scanned', file });
});
parentPort?.postMessage({ kind: 'ready' });
