// Gathers the slices of one text into bytes of its own, with room for what was announced and for more if that was a
// lie. Invariant: never grows past `maxBytes`, whatever a server sends.
import { MailError } from '../../shared/domain/problem.ts';

export interface TextBuffer {
  add(bytes: Uint8Array): void;
  /** The text, in a buffer that nothing else shares. */
  take(): Uint8Array;
}

const FIRST_BYTES_MAX = 32 * 1024 * 1024;

export function createTextBuffer(announcedBytes: number, maxBytes: number): TextBuffer {
  let held = new Uint8Array(Math.min(Math.max(announcedBytes, 512), FIRST_BYTES_MAX, maxBytes));
  let length = 0;
  return {
    add(bytes) {
      const needed = length + bytes.length;
      if (needed > maxBytes) throw new MailError({ kind: 'connection', reason: 'reset', detail: 'answer too long' });
      if (needed > held.length) {
        const larger = new Uint8Array(Math.min(maxBytes, Math.max(needed, held.length * 2)));
        larger.set(held.subarray(0, length));
        held = larger;
      }
      held.set(bytes, length);
      length = needed;
    },
    take: () => (length === held.length ? held : held.slice(0, length)),
  };
}
