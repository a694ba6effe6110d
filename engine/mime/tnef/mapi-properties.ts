// A list of MAPI properties inside TNEF (MS-OXTNEF §2.1.3.4): numbers, texts, bytes, times, by their number, or by the set and the
// number that they are named by. The first value of each counts. Invariants: no length is believed beyond the bytes that are there; never throws.
import { decodeCharset } from '../charset.ts';

export interface MapiProperties {
  broken: boolean;
  number(id: PropertyId): number | null;
  flag(id: PropertyId): boolean;
  text(id: PropertyId, charset: string): string | null;
  /** Epoch ms. */
  time(id: PropertyId): number | null;
  binary(id: PropertyId): Buffer | null;
  /** Bytes that came as such, or in an object after the name of its interface. */
  object(id: PropertyId): Buffer | null;
}

/** A number below 0x8000, or the name of a property: `namedProperty`. */
export type PropertyId = number | `${string}:${number}`;

/** `set`: the first eight digits of the GUID, which tell those that are read here apart. */
export const namedProperty = (set: string, number: number): PropertyId => `${set}:${number}`;

interface Property {
  type: number;
  value: Buffer;
}

const TYPE = { boolean: 0x0b, time: 0x40, object: 0x0d, string: 0x1e, unicode: 0x1f, binary: 0x102 } as const;
const MULTIPLE = 0x1000;
/** From here on properties have names of their own instead of known numbers. */
const FIRST_NAMED = 0x8000;
const MAX_PROPERTIES = 10_000;
const MAX_VALUES = 10_000;
const MAX_ROWS = 1_000;
const INTERFACE_BYTES = 16;

/** Bytes of a value on the wire; everything shorter than four is padded. */
const FIXED_BYTES: Record<number, number> = {
  0: 4,
  1: 4,
  2: 4,
  3: 4,
  4: 4,
  10: 4,
  11: 4,
  5: 8,
  6: 8,
  7: 8,
  20: 8,
  64: 8,
  72: 16,
};

export function readMapiProperties(data: Buffer): MapiProperties {
  const cursor: Cursor = { data, at: 0 };
  return readList(cursor);
}

/** Several lists, one after another: of the recipients. */
export function readMapiTable(data: Buffer): MapiProperties[] {
  const cursor: Cursor = { data, at: 0 };
  const rows: MapiProperties[] = [];
  for (let left = Math.min(readUint32(cursor) ?? 0, MAX_ROWS); left > 0 && !rows.at(-1)?.broken; left--) {
    rows.push(readList(cursor));
  }
  return rows;
}

function readList(cursor: Cursor): MapiProperties {
  const known = new Map<PropertyId, Property>();
  const count = readUint32(cursor);
  let broken = count === null;
  for (let n = 0; n < Math.min(count ?? 0, MAX_PROPERTIES); n++) {
    const next = readProperty(cursor);
    if (!next) {
      broken = true;
      break;
    }
    if (next.first && next.id !== null && !known.has(next.id))
      known.set(next.id, { type: next.type, value: next.first });
  }
  const bytesOf = (id: PropertyId, types: readonly number[]) => {
    const property = known.get(id);
    return property && types.includes(property.type) ? property.value : null;
  };
  return {
    broken,
    number(id) {
      const value = bytesOf(id, [2, 3]);
      return value && value.length >= 4 ? value.readUInt32LE(0) : null;
    },
    flag: (id) => (bytesOf(id, [TYPE.boolean])?.readUInt16LE(0) ?? 0) !== 0,
    time(id) {
      const value = bytesOf(id, [TYPE.time]);
      return value && value.length >= 8 ? ofFileTime(value.readBigUInt64LE(0)) : null;
    },
    text: (id, charset) => textOf(known.get(id), charset),
    binary: (id) => bytesOf(id, [TYPE.binary, TYPE.string]),
    object(id) {
      const value = bytesOf(id, [TYPE.object]);
      return value ? value.subarray(INTERFACE_BYTES) : bytesOf(id, [TYPE.binary]);
    },
  };
}

/** Tenths of microseconds since 1601. null: beyond what a calendar shows; Outlook says « never » so. */
function ofFileTime(time: bigint): number | null {
  const at = Number(time / 10_000n) - 11_644_473_600_000;
  return at > 0 && at < Date.UTC(4000, 0) ? at : null;
}

function textOf(property: Property | undefined, charset: string): string | null {
  if (property?.type === TYPE.unicode) {
    return property.value
      .toString('utf16le')
      .replace(/\0[\s\S]*$/, '')
      .toWellFormed();
  }
  if (property?.type !== TYPE.string) return null;
  const end = property.value.indexOf(0);
  return decodeCharset(end < 0 ? property.value : property.value.subarray(0, end), charset).text;
}

interface Cursor {
  data: Buffer;
  at: number;
}

function readProperty(cursor: Cursor): { id: PropertyId | null; type: number; first: Buffer | null } | null {
  const head = readUint32(cursor);
  if (head === null) return null;
  const number = head >>> 16;
  const isMultiple = (head & MULTIPLE) !== 0;
  const type = head & 0xffff & ~MULTIPLE;
  const id = number >= FIRST_NAMED ? readName(cursor) : number;
  if (id === undefined) return null;
  const fixed = FIXED_BYTES[type];
  if (fixed !== undefined && !isMultiple) {
    const first = take(cursor, fixed);
    return first && { id, type, first };
  }
  const values = readUint32(cursor);
  if (values === null || values > MAX_VALUES) return null;
  let first: Buffer | null = null;
  for (let n = 0; n < values; n++) {
    const value = fixed === undefined ? takeCounted(cursor) : take(cursor, fixed);
    if (!value) return null;
    first ??= value;
  }
  return { id, type, first };
}

/** A GUID, then a number or a name. null: by a name, of which none is read here; undefined: broken. */
function readName(cursor: Cursor): PropertyId | null | undefined {
  const guid = take(cursor, INTERFACE_BYTES);
  const kind = readUint32(cursor);
  if (!guid || kind === null) return undefined;
  if (kind !== 0) return takeCounted(cursor) ? null : undefined;
  const number = readUint32(cursor);
  return number === null ? undefined : namedProperty(guid.readUInt32LE(0).toString(16).padStart(8, '0'), number);
}

function takeCounted(cursor: Cursor): Buffer | null {
  const length = readUint32(cursor);
  if (length === null) return null;
  const value = take(cursor, length);
  // Values begin at multiples of four.
  if (value) cursor.at = Math.min(cursor.data.length, cursor.at + ((4 - (length % 4)) % 4));
  return value;
}

function readUint32(cursor: Cursor): number | null {
  const bytes = take(cursor, 4);
  return bytes?.readUInt32LE(0) ?? null;
}

function take(cursor: Cursor, length: number): Buffer | null {
  const end = cursor.at + length;
  if (end > cursor.data.length) return null;
  const bytes = cursor.data.subarray(cursor.at, end);
  cursor.at = end;
  return bytes;
}
