// The rows on one page of a table (https://sqlite.org/fileformat2.html#b_tree_pages). Pages come with their seal
// checked, so they are as SQLite wrote them; what may be missing are the pages that a long row goes on in.
import { USABLE_BYTES } from './pages.ts';

export type StoredValue = string | number | bigint | null | Uint8Array;

export interface StoredRow {
  /** null on the pages of a table without rowid. */
  rowid: number | bigint | null;
  /** In the order in which the table stores its columns; fewer than it has, where columns were added later. */
  values: StoredValue[];
}

export type PageKind = 'tableLeaf' | 'tableInterior' | 'indexLeaf' | 'indexInterior';

const KINDS: Record<number, PageKind> = { 13: 'tableLeaf', 5: 'tableInterior', 10: 'indexLeaf', 2: 'indexInterior' };
/** The first page begins with the database's header. */
const DATABASE_HEADER_BYTES = 100;

export function kindOf(page: Buffer, number: number): PageKind | null {
  return KINDS[page[headerAt(number)]!] ?? null;
}

function headerAt(number: number): number {
  return number === 1 ? DATABASE_HEADER_BYTES : 0;
}

function cellsOf(page: Buffer, number: number): number[] {
  const header = headerAt(number);
  const first = header + (isInterior(kindOf(page, number)) ? 12 : 8);
  return Array.from({ length: page.readUInt16BE(header + 3) }, (_, index) => page.readUInt16BE(first + 2 * index));
}

function isInterior(kind: PageKind | null): boolean {
  return kind === 'tableInterior' || kind === 'indexInterior';
}

/** The pages below an interior one. */
export function childrenOf(page: Buffer, number: number): number[] {
  if (!isInterior(kindOf(page, number))) return [];
  return [...cellsOf(page, number).map((cell) => page.readUInt32BE(cell)), page.readUInt32BE(headerAt(number) + 8)];
}

/** null in the place of a row that goes on in a page which cannot be read. `overflow`: the bytes of such a page. */
export function rowsOn(
  page: Buffer,
  number: number,
  overflow: (number: number) => Buffer | null,
): (StoredRow | null)[] {
  const kind = kindOf(page, number);
  if (kind === null || kind === 'tableInterior') return [];
  return cellsOf(page, number).map((cell) => {
    const payloadAt = kind === 'indexInterior' ? cell + 4 : cell;
    const [size, sizeEnd] = varint(page, payloadAt);
    const [rowid, start] = kind === 'tableLeaf' ? varint(page, sizeEnd) : [null, sizeEnd];
    const payload = wholePayload(page, { start, size: Number(size), kind }, overflow);
    return payload && { rowid: rowid === null ? null : small(rowid), values: valuesOf(payload) };
  });
}

function wholePayload(
  page: Buffer,
  { start, size, kind }: { start: number; size: number; kind: PageKind },
  overflow: (number: number) => Buffer | null,
): Buffer | null {
  const here = localBytes(size, kind);
  if (here === size) return page.subarray(start, start + size);
  const parts = [page.subarray(start, start + here)];
  let missing = size - here;
  for (let next = page.readUInt32BE(start + here); missing > 0; ) {
    const more = next === 0 ? null : overflow(next);
    if (!more) return null;
    parts.push(more.subarray(4, 4 + Math.min(missing, USABLE_BYTES - 4)));
    missing -= USABLE_BYTES - 4;
    next = more.readUInt32BE(0);
  }
  return Buffer.concat(parts);
}

/** How much of a payload stands on the page itself. */
function localBytes(size: number, kind: PageKind): number {
  const max = kind === 'tableLeaf' ? USABLE_BYTES - 35 : Math.floor(((USABLE_BYTES - 12) * 64) / 255) - 23;
  if (size <= max) return size;
  const min = Math.floor(((USABLE_BYTES - 12) * 32) / 255) - 23;
  const wanted = min + ((size - min) % (USABLE_BYTES - 4));
  return wanted <= max ? wanted : min;
}

function valuesOf(payload: Buffer): StoredValue[] {
  const [headerSize, typesAt] = varint(payload, 0);
  const values: StoredValue[] = [];
  let valueAt = Number(headerSize);
  for (let at = typesAt; at < Number(headerSize); ) {
    const [type, next] = varint(payload, at);
    const bytes = bytesOfType(Number(type));
    values.push(valueIn(payload.subarray(valueAt, valueAt + bytes), Number(type)));
    valueAt += bytes;
    at = next;
  }
  return values;
}

const BYTES_OF_TYPE = [0, 1, 2, 3, 4, 6, 8, 8, 0, 0];

function bytesOfType(type: number): number {
  return type < 12 ? (BYTES_OF_TYPE[type] ?? 0) : Math.floor((type - 12) / 2);
}

function valueIn(bytes: Buffer, type: number): StoredValue {
  if (type === 0) return null;
  if (type <= 5) return bytes.readIntBE(0, bytes.length);
  if (type === 6) return small(bytes.readBigInt64BE(0));
  if (type === 7) return bytes.readDoubleBE(0);
  if (type === 8 || type === 9) return type - 8;
  return type % 2 === 0 ? new Uint8Array(bytes) : bytes.toString('utf8');
}

function small(value: bigint): number | bigint {
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}

/** Big-endian, seven bits a byte, the ninth byte whole. Answers the value and where it ends. */
function varint(bytes: Buffer, at: number): [value: bigint, end: number] {
  let value = 0n;
  for (let count = 0; count < 8; count += 1) {
    const byte = bytes[at + count]!;
    value = (value << 7n) | BigInt(byte & 0x7f);
    if (byte < 0x80) return [value, at + count + 1];
  }
  return [BigInt.asIntN(64, (value << 8n) | BigInt(bytes[at + 8]!)), at + 9];
}
