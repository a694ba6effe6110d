// A file of an import that is only bytes in memory.
import type { ByteSource } from '../../../engine/import/byte-source.ts';

export function bufferSource(bytes: Uint8Array): ByteSource {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return {
    sizeBytes: buffer.length,
    read: async (position, length) => buffer.subarray(position, position + length),
  };
}
