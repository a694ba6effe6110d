// The thread that digests messages, one at a time, in the order they come. Entry of the built parse-worker.js.
// It keeps no state between messages, and lets a bug end it: parse-pool.ts then decides about the message at fault.
import { parentPort } from 'node:worker_threads';
import { digestSource, outlineSource } from './digest.ts';
import type { WorkerAnswer, WorkerTask } from './parse-pool.ts';
import { release } from './release.ts';

const port = parentPort;
if (!port) throw new Error('parse-worker runs as a worker thread only');

/** Transferable: in a buffer of its own, or in that of the message. */
function ownBuffer(bytes: Uint8Array, message: Uint8Array): Uint8Array<ArrayBuffer> {
  if (bytes.buffer === message.buffer) return new Uint8Array(message.buffer as ArrayBuffer, 0, bytes.byteLength);
  const whole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
  return whole && bytes.buffer instanceof ArrayBuffer ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes);
}

port.on('message', (task: WorkerTask) => {
  const digest = task.depth === 'full' ? digestSource(task.raw, true) : outlineSource(task.raw, task.defect);
  const bytes = ownBuffer(digest.packed.bytes, task.raw);
  if (bytes.buffer !== task.raw.buffer) release(task.raw);
  port.postMessage({ digest: { ...digest, packed: { ...digest.packed, bytes } } } satisfies WorkerAnswer, [
    bytes.buffer,
  ]);
});
port.postMessage('ready' satisfies WorkerAnswer);
