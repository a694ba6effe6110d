// A zip file out of parts, some as they were packed before, some packed anew.
import { crc32, deflateRawSync } from 'node:zlib';

export interface PackedPart {
  name: string;
  method: number;
  crc: number;
  packed: Uint8Array;
  unpackedBytes: number;
}

const DEFLATED = 8;
const LOCAL_HEADER = 0x04034b50;
const DIRECTORY_ENTRY = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const UTF8_NAME = 0x800;
const VERSION = 20;
/** 1 January 1980: when a part was changed says nothing to anybody. */
const DATE = 0x21;

export function packPart(name: string, bytes: Uint8Array): PackedPart {
  return { name, method: DEFLATED, crc: crc32(bytes), packed: deflateRawSync(bytes), unpackedBytes: bytes.length };
}

export function writeArchive(parts: readonly PackedPart[]): Buffer {
  const pieces: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const part of parts) {
    const name = Buffer.from(part.name, 'utf8');
    const fields = fieldsOf(part, name.length);
    const header = Buffer.alloc(30);
    header.writeUInt32LE(LOCAL_HEADER, 0);
    fields.copy(header, 4);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(DIRECTORY_ENTRY, 0);
    entry.writeUInt16LE(VERSION, 4);
    fields.copy(entry, 6);
    entry.writeUInt32LE(offset, 42);
    pieces.push(header, name, part.packed);
    directory.push(entry, name);
    offset += header.length + name.length + part.packed.length;
  }
  const size = directory.reduce((sum, piece) => sum + piece.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...pieces, ...directory, end]);
}

/** What both headers say: version, flags, method, time, sum, sizes, length of the name. */
function fieldsOf({ method, crc, packed, unpackedBytes }: PackedPart, nameLength: number): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(VERSION, 0);
  fields.writeUInt16LE(UTF8_NAME, 2);
  fields.writeUInt16LE(method, 4);
  fields.writeUInt16LE(DATE, 8);
  fields.writeUInt32LE(crc, 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(unpackedBytes, 18);
  fields.writeUInt16LE(nameLength, 22);
  return fields;
}
