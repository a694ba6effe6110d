// Gives memory back at once. Bytes that nobody refers to any more stay until a garbage collector looks, which in a first
// sync is tens of megabytes later: V8 bounds what its heap holds, and hardly what lies beside it. What is ours goes by
// `release`; what a library made of the same bytes on their way (TLS records) by a look of the collector every few of them.
import { MessageChannel } from 'node:worker_threads';

/** Without `transfer` (Node 20) it takes a channel, which less is not worth. */
const WORTH_BYTES = 1024 * 1024;

/** The bytes are gone afterwards: for their only owner. Small ones that share Node's pool with others are left alone. */
export function release({ buffer, byteLength }: Uint8Array): void {
  const isGoneAlready = byteLength === 0;
  const isPooled = byteLength !== buffer.byteLength && byteLength < WORTH_BYTES;
  if (isGoneAlready || isPooled || !(buffer instanceof ArrayBuffer)) return;
  if ('transfer' in buffer) (buffer as TransferableBuffer).transfer(0);
  else if (byteLength >= WORTH_BYTES) giveAway(buffer);
}

/** ES2024; Electron has it. */
type TransferableBuffer = ArrayBuffer & { transfer(newByteLength: number): ArrayBuffer };

/** Sent to a port that is closed it belongs to nobody. */
function giveAway(buffer: ArrayBuffer): void {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(null, [buffer]);
  port1.close();
  port2.close();
}

const LOOK_BYTES = 4 * 1024 * 1024;
/** There when V8 was told `--expose-gc`, as the engine's process is. */
const lookAtYoung = (globalThis as { gc?: (options: { type: 'minor' }) => void }).gc;
let passedBytes = 0;

/** Mail of that size has come off the wire. */
export function noteReceived(bytes: number): void {
  passedBytes += bytes;
  if (passedBytes < LOOK_BYTES) return;
  passedBytes = 0;
  lookAtYoung?.({ type: 'minor' });
}
