// The frames of a write-ahead log that are committed (https://sqlite.org/fileformat2.html#the_write_ahead_log). SQLite
// stops at the first frame whose checksum is wrong; here a single damaged frame is passed over when the next one
// follows on it, which only a frame written right after it does.
import { PAGE_BYTES } from '../connection.ts';

export const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
export const FRAME_BYTES = FRAME_HEADER_BYTES + PAGE_BYTES;
const MAGIC_LITTLE_ENDIAN = 0x377f0682;
const MAGIC_BIG_ENDIAN = 0x377f0683;

export interface CommittedFrames {
  /** Where the newest version of each page lies. */
  offsets: Map<number, number>;
  /** Where every version of each page lies, newest first. */
  versions: Map<number, number[]>;
  /** Of the database after the last commit; 0: nothing was committed here. */
  pageCount: number;
}

interface Frame {
  number: number;
  offset: number;
  /** Not 0: the frame commits, and the database has that many pages. */
  commits: number;
}

export function newestFrames(log: Buffer): CommittedFrames {
  const frames = validFrames(log);
  const end = frames.findLastIndex(({ commits }) => commits > 0) + 1;
  const versions = new Map<number, number[]>();
  for (const { number, offset } of frames.slice(0, end)) {
    versions.set(number, [offset, ...(versions.get(number) ?? [])]);
  }
  return {
    offsets: new Map([...versions].map(([number, [newest]]) => [number, newest!])),
    versions,
    pageCount: frames[end - 1]?.commits ?? 0,
  };
}

/** How many frames SQLite goes by: up to the last commit before the first frame that is not whole. */
export function committedLength(log: Buffer): number {
  const frames = validFrames(log);
  const broken = frames.findIndex(({ offset }, index) => offset !== frameOffset(index));
  return (broken < 0 ? frames : frames.slice(0, broken)).findLastIndex(({ commits }) => commits > 0) + 1;
}

/** Its header is what was written last; SQLite takes the log for empty where it is not. */
export function hasWholeHeader(log: Buffer): boolean {
  if (log.length < HEADER_BYTES) return false;
  const [first, second] = checksummer(log.readUInt32BE(0) === MAGIC_LITTLE_ENDIAN)([0, 0], log.subarray(0, 24));
  return log.readUInt32BE(24) === first && log.readUInt32BE(28) === second;
}

function frameOffset(index: number): number {
  return HEADER_BYTES + index * FRAME_BYTES + FRAME_HEADER_BYTES;
}

function validFrames(log: Buffer): Frame[] {
  if (log.length < HEADER_BYTES) return [];
  const magic = log.readUInt32BE(0);
  if (magic !== MAGIC_LITTLE_ENDIAN && magic !== MAGIC_BIG_ENDIAN) return [];
  const sum = checksummer(magic === MAGIC_LITTLE_ENDIAN);
  const salt = log.subarray(16, 24);
  const frames: Frame[] = [];
  let running: Checksum = sum([0, 0], log.subarray(0, 24));
  let brokenBefore = false;
  for (let at = HEADER_BYTES; at + FRAME_BYTES <= log.length; at += FRAME_BYTES) {
    const header = log.subarray(at, at + FRAME_HEADER_BYTES);
    const page = log.subarray(at + FRAME_HEADER_BYTES, at + FRAME_BYTES);
    const stored: Checksum = [header.readUInt32BE(16), header.readUInt32BE(20)];
    if (!header.subarray(8, 16).equals(salt)) break;
    const computed = sum(sum(running, header.subarray(0, 8)), page);
    const isWhole = computed[0] === stored[0] && computed[1] === stored[1];
    if (isWhole) {
      const offset = at + FRAME_HEADER_BYTES;
      frames.push({ number: header.readUInt32BE(0), offset, commits: header.readUInt32BE(4) });
    } else if (brokenBefore) break;
    brokenBefore = !isWhole;
    running = stored;
  }
  return frames;
}

type Checksum = [number, number];

function checksummer(littleEndian: boolean): (from: Checksum, bytes: Buffer) => Checksum {
  return ([first, second], bytes) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    let [a, b] = [first, second];
    for (let at = 0; at < bytes.length; at += 8) {
      a = (a + view.getUint32(at, littleEndian) + b) >>> 0;
      b = (b + view.getUint32(at + 4, littleEndian) + a) >>> 0;
    }
    return [a, b];
  };
}
