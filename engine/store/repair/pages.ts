// The pages of a store as they lie on the disk, read without SQLite: a database that SQLite refuses as a whole is still
// thousands of pages, each sealed by itself. What a page says of itself is believed only when its seal (HMAC) is whole.
// Read-only: what is damaged is never touched. Layout: SQLCipher 4 with a raw key (pages of 16 kB, AES-256-CBC, HMAC-
// SHA512, 80 bytes at the end of each page for IV and seal).
import { createDecipheriv, createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { PAGE_BYTES } from '../connection.ts';
import { newestFrames } from './wal-frames.ts';

const IV_BYTES = 16;
const SEAL_BYTES = 64;
/** The size of the database in pages, as its header tells. */
const PAGE_COUNT_AT = 28;
const RESERVED_BYTES = IV_BYTES + SEAL_BYTES;
export const SALT_BYTES = 16;
/** What SQLite has of a page. */
export const USABLE_BYTES = PAGE_BYTES - RESERVED_BYTES;

export interface PageSource {
  /** Pages are numbered from 1. */
  readonly pageCount: number;
  /** null: its seal is broken, or it is not there. */
  page(number: number): Buffer | null;
  close(): void;
}

/** `knownSalt`: the store's, kept elsewhere; for a file whose first bytes are damaged, too. */
export function openPages(path: string, key: Uint8Array, knownSalt: Uint8Array | null): PageSource {
  /** A store that is gone has no pages but those in its log. */
  const file = existsSync(path) ? openSync(path, 'r') : null;
  const logPath = `${path}-wal`;
  const log = existsSync(logPath) ? readFileSync(logPath) : Buffer.alloc(0);
  const frames = newestFrames(log);
  const stored = (number: number): Buffer | null => {
    if (file === null) return null;
    const bytes = Buffer.alloc(PAGE_BYTES);
    return readSync(file, bytes, 0, PAGE_BYTES, (number - 1) * PAGE_BYTES) === PAGE_BYTES ? bytes : null;
  };
  const first = frames.offsets.get(1);
  const saltInFile = (first === undefined ? stored(1) : log.subarray(first))?.subarray(0, SALT_BYTES);
  const salts = [saltInFile, knownSalt].filter((salt) => salt?.length === SALT_BYTES);
  const openers = salts.map((salt) => pageOpener(key, salt!));
  let open = openers[0];

  const opened = (bytes: Buffer | null, number: number): Buffer | null => {
    if (!bytes) return null;
    for (const candidate of open ? [open, ...openers] : openers) {
      const page = candidate(bytes, number);
      if (page) open = candidate;
      if (page) return page;
    }
    return null;
  };
  const page = (number: number): Buffer | null => {
    for (const offset of frames.versions.get(number) ?? []) {
      const found = opened(log.subarray(offset, offset + PAGE_BYTES), number);
      if (found) return found;
    }
    return opened(stored(number), number);
  };
  const storedPages = file === null ? 0 : Math.floor(fstatSync(file).size / PAGE_BYTES);
  return {
    // What was cut off at its end is missing, not unheard of.
    pageCount: Math.max(frames.pageCount, storedPages, page(1)?.readUInt32BE(PAGE_COUNT_AT) ?? 0),
    page,
    close: () => file !== null && closeSync(file),
  };
}

type PageOpener = (bytes: Buffer, number: number) => Buffer | null;

function pageOpener(key: Uint8Array, salt: Uint8Array): PageOpener {
  const sealSalt = Buffer.from(salt).map((byte) => byte ^ 0x3a);
  const sealKey = pbkdf2Sync(key, sealSalt, 2, 32, 'sha512');
  return (bytes, number) => {
    const start = number === 1 ? SALT_BYTES : 0;
    const ivAt = PAGE_BYTES - RESERVED_BYTES;
    const sealAt = ivAt + IV_BYTES;
    const pageNumber = Buffer.alloc(4);
    pageNumber.writeUInt32LE(number);
    const seal = createHmac('sha512', sealKey).update(bytes.subarray(start, sealAt)).update(pageNumber).digest();
    if (!timingSafeEqual(seal, bytes.subarray(sealAt, PAGE_BYTES))) return null;
    const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(ivAt, sealAt)).setAutoPadding(false);
    const page = Buffer.alloc(PAGE_BYTES);
    decipher.update(bytes.subarray(start, ivAt)).copy(page, start);
    return page;
  };
}
