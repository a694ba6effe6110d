// A zip file by its directory, each part unpacked when it is asked for, within what may still be unpacked. What the file says of
// the size of its parts is not believed.
import { inflateRawSync } from 'node:zlib';
import type { UnreadableReason } from '../../shared/guard/index.ts';
import type { Notes } from './notes.ts';
import type { PackedPart } from './write-archive.ts';

export interface ArchivePart {
  name: string;
  /** As it lies in the file, to be written into another; null where it is sealed or broken. */
  packed(): PackedPart | null;
  /** null: it cannot be unpacked, and the notes say why. */
  read(notes: Notes): Uint8Array | null;
}

export type Archive = { kind: 'parts'; parts: ArchivePart[] } | { kind: 'refused'; reason: UnreadableReason };

const END_OF_DIRECTORY = 0x06054b50;
const END_BYTES = 22;
const COMMENT_BYTES_MAX = 65_535;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const UTF8_NAME = 0x800;
/** In place of numbers that stand elsewhere (zip64). */
const ELSEWHERE = 0xffffffff;

export function openArchive(bytes: Uint8Array): Archive {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOfDirectory(source);
  if (end === null) return { kind: 'refused', reason: 'broken' };
  const size = source.readUInt32LE(end + 12);
  const offset = source.readUInt32LE(end + 16);
  // More parts than 65,535 or more bytes than 4 GB: nothing that is attached.
  if (size === ELSEWHERE || offset === ELSEWHERE) return { kind: 'refused', reason: 'tooLarge' };
  const directory = end - size;
  // What stands before the first part (a program that unpacks itself) moves all places.
  const moved = directory - offset;
  if (moved < 0) return { kind: 'refused', reason: 'broken' };
  const parts = readDirectory(source, directory, end, moved);
  return parts ? { kind: 'parts', parts } : { kind: 'refused', reason: 'broken' };
}

function endOfDirectory(source: Buffer): number | null {
  const first = Math.max(0, source.length - END_BYTES - COMMENT_BYTES_MAX);
  for (let at = source.length - END_BYTES; at >= first; at--)
    if (source.readUInt32LE(at) === END_OF_DIRECTORY) return at;
  return null;
}

function readDirectory(source: Buffer, start: number, end: number, moved: number): ArchivePart[] | null {
  const parts: ArchivePart[] = [];
  let at = start;
  while (at + 46 <= end) {
    if (source.readUInt32LE(at) !== DIRECTORY_ENTRY) return null;
    const flags = source.readUInt16LE(at + 8);
    const nameLength = source.readUInt16LE(at + 28);
    const name = source.toString(flags & UTF8_NAME ? 'utf8' : 'latin1', at + 46, at + 46 + nameLength);
    const entry = {
      isEncrypted: (flags & ENCRYPTED) !== 0,
      method: source.readUInt16LE(at + 10),
      crc: source.readUInt32LE(at + 16),
      packedBytes: source.readUInt32LE(at + 20),
      unpackedBytes: source.readUInt32LE(at + 24),
      offset: source.readUInt32LE(at + 42) + moved,
    };
    parts.push({
      name,
      packed() {
        const packed = entry.isEncrypted ? null : packedBytesOf(source, entry);
        return packed && { name, method: entry.method, crc: entry.crc, packed, unpackedBytes: entry.unpackedBytes };
      },
      read: (notes) => unpack(source, entry, notes),
    });
    at += 46 + nameLength + source.readUInt16LE(at + 30) + source.readUInt16LE(at + 32);
  }
  return parts;
}

interface Entry {
  isEncrypted: boolean;
  method: number;
  crc: number;
  unpackedBytes: number;
  packedBytes: number;
  offset: number;
}

function packedBytesOf(source: Buffer, { packedBytes, offset }: Entry): Buffer | null {
  if (offset + 30 > source.length || source.readUInt32LE(offset) !== LOCAL_HEADER) return null;
  const start = offset + 30 + source.readUInt16LE(offset + 26) + source.readUInt16LE(offset + 28);
  const packed = source.subarray(start, start + packedBytes);
  return packed.length < packedBytes ? null : packed;
}

function unpack(source: Buffer, entry: Entry, notes: Notes): Uint8Array | null {
  const { isEncrypted, method } = entry;
  const refuse = (reason: UnreadableReason) => {
    notes.cannotRead(reason);
    return null;
  };
  if (isEncrypted) return refuse('encrypted');
  const packed = packedBytesOf(source, entry);
  if (!packed) return refuse('broken');
  if (method === STORED) return notes.mayUnpack(packed.length) ? packed : null;
  if (method !== DEFLATED) return refuse('unknownFormat');
  try {
    const part = inflateRawSync(packed, { maxOutputLength: Math.max(1, notes.unpackBytesLeft()) });
    return notes.mayUnpack(part.length) ? part : null;
  } catch (error) {
    // zlib's own errors bear a code; anything else is a bug.
    if (!(error instanceof Error && 'code' in error)) throw error;
    return refuse(error.code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'broken');
  }
}
