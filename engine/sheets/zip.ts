// The parts of a zip file (xlsx, ods, docx …), unpacked within limits. Invariant: no more memory is used than the limits
// say, whatever the file claims of itself: what unpacks to more than it declared is cut there, and found to be broken by
// whoever reads it.
import { unzipSync } from 'fflate';

export interface ZipLimits {
  /** Of all the wanted parts together, unpacked. */
  totalBytes: number;
  parts: number;
}

export type Unzipped =
  | { kind: 'parts'; parts: Map<string, Uint8Array> }
  | { kind: 'refused'; reason: 'notZip' | 'tooLarge' | 'encrypted' };

const ENCRYPTED_FLAG = 1;
const LOCAL_HEADER = 0x04034b50;

export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean, limits: ZipLimits): Unzipped {
  if (bytes.length < 22 || read32(bytes, 0) !== LOCAL_HEADER) return { kind: 'refused', reason: 'notZip' };
  if (bytes[6]! & ENCRYPTED_FLAG) return { kind: 'refused', reason: 'encrypted' };
  let totalBytes = 0;
  let count = 0;
  let tooLarge = false;
  const filter = ({ name, originalSize }: { name: string; originalSize: number }) => {
    count += 1;
    if (count > limits.parts) tooLarge = true;
    if (tooLarge || !wanted(name)) return false;
    totalBytes += originalSize;
    if (totalBytes > limits.totalBytes) tooLarge = true;
    return !tooLarge;
  };
  try {
    const parts = unzipSync(bytes, { filter });
    return tooLarge
      ? { kind: 'refused', reason: 'tooLarge' }
      : { kind: 'parts', parts: new Map(Object.entries(parts)) };
  } catch (error) {
    // The library's own errors bear a number; anything else is a bug.
    if (error instanceof Error && 'code' in error) return { kind: 'refused', reason: 'notZip' };
    throw error;
  }
}

function read32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
}
