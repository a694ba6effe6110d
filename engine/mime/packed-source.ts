import { deflateRawSync, inflateRawSync } from 'node:zlib';
// The form in which a raw source lies in the store. Byte for byte what came is what goes back.
import type { PackedSource } from '../core/message-facts.ts';
import { bufferOf } from './bytes.ts';

export function packSource(raw: Uint8Array): PackedSource {
  const deflated = deflateRawSync(raw, { level: 1 });
  return deflated.length < raw.length * 0.9
    ? { encoding: 'deflate', bytes: deflated }
    : { encoding: 'raw', bytes: raw };
}

export function unpackSource(packed: PackedSource): Buffer {
  return packed.encoding === 'deflate' ? inflateRawSync(packed.bytes) : bufferOf(packed.bytes);
}
