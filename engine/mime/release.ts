// Gives large memory back at once. A buffer that nobody refers to any more stays until a garbage collector looks; some
// of 25 MB each, and a process holds several times what it works on.
import { MessageChannel } from 'node:worker_threads';

const WORTH_BYTES = 1024 * 1024;

/** The bytes are gone afterwards: for their only owner. What shares its buffer with others is left alone. */
export function release({ buffer, byteLength }: Uint8Array): void {
  if (byteLength < WORTH_BYTES || byteLength !== buffer.byteLength || !(buffer instanceof ArrayBuffer)) return;
  // Sent to a port that is closed it belongs to nobody.
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(null, [buffer]);
  port1.close();
  port2.close();
}
