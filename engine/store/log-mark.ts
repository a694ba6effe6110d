// How much of the write-ahead log is on the disk for sure, kept in a few bytes beside it. SQLite takes a log that was
// cut off or damaged for one that ends there: it says nothing, and writes over the rest. Invariants: the mark never claims
// what a power cut may still take (it is written after a commit was synced, and is gone from the disk before a log is
// removed); a mark that is lost or old claims nothing; another database's is not believed.
import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { MailError } from '../../shared/domain/problem.ts';
import { fileError } from './errors.ts';
import { committedLength, FRAME_BYTES, HEADER_BYTES, hasWholeHeader } from './repair/wal-frames.ts';

/** `cutOff`: what was committed last is not there. `damaged`: it is, behind something that SQLite cannot read. */
export type LogStanding = 'whole' | 'cutOff' | 'damaged';

export interface LogMark {
  readonly standing: LogStanding;
  /** After a commit that was synced: the log has so many frames. */
  note(frames: number): void;
  /** Before the last connection closes, which removes the log. */
  close(): void;
}

/** Of the database (SQLCipher's, its first bytes), of the log, then the number of frames. */
const DATABASE_SALT_BYTES = 16;
const LOG_SALT_BYTES = 8;
const LOG_SALT_AT = 16;
const MARK_BYTES = DATABASE_SALT_BYTES + LOG_SALT_BYTES + 4;

/** To be called before SQLite opens the database: its last connection to close would remove the log. */
export function openLogMark(store: string): LogMark {
  const standing = standingOf(store);
  // Read once: closing a file that SQLite has open lets go of its locks on it (sqlite.org/howtocorrupt, 2.2).
  let database = saltOf(store);
  let mark: number | null = null;
  let log: number | null = null;
  return {
    standing,
    note(frames) {
      quietly(() => {
        log ??= openSync(`${store}-wal`, 'r');
        mark ??= openSync(markPath(store), existsSync(markPath(store)) ? 'r+' : 'w', 0o600);
        database ??= saltOf(store);
        if (!database) return;
        const bytes = Buffer.alloc(MARK_BYTES);
        bytes.set(database);
        readSync(log, bytes, DATABASE_SALT_BYTES, LOG_SALT_BYTES, LOG_SALT_AT);
        bytes.writeUInt32LE(frames, DATABASE_SALT_BYTES + LOG_SALT_BYTES);
        writeSync(mark, bytes, 0, MARK_BYTES, 0);
      });
    },
    close() {
      // What was not told yet is told at the next start.
      if (standing === 'whole' || mark !== null) quietly(() => forget(store));
      for (const file of [mark, log]) if (file !== null) closeSync(file);
    },
  };
}

function forget(store: string): void {
  if (!existsSync(markPath(store))) return;
  const file = openSync(markPath(store), 'r+');
  try {
    ftruncateSync(file, 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function standingOf(store: string): LogStanding {
  const mark = existsSync(markPath(store)) ? readFileSync(markPath(store)) : Buffer.alloc(0);
  if (mark.length !== MARK_BYTES) return 'whole';
  if (!saltOf(store)?.equals(mark.subarray(0, DATABASE_SALT_BYTES))) return 'whole';
  const log = existsSync(`${store}-wal`) ? readFileSync(`${store}-wal`) : Buffer.alloc(0);
  if (log.length < HEADER_BYTES) return 'cutOff';
  if (!hasWholeHeader(log)) return 'damaged';
  const logSalt = mark.subarray(DATABASE_SALT_BYTES, DATABASE_SALT_BYTES + LOG_SALT_BYTES);
  // Begun anew since.
  if (!log.subarray(LOG_SALT_AT, LOG_SALT_AT + LOG_SALT_BYTES).equals(logSalt)) return 'whole';
  const frames = mark.readUInt32LE(DATABASE_SALT_BYTES + LOG_SALT_BYTES);
  if (committedLength(log) >= frames) return 'whole';
  return log.length >= HEADER_BYTES + frames * FRAME_BYTES ? 'damaged' : 'cutOff';
}

function markPath(store: string): string {
  return `${store}.mark`;
}

/** null: nothing was written into it yet. */
function saltOf(store: string): Buffer | null {
  if (!existsSync(store)) return null;
  const bytes = Buffer.alloc(DATABASE_SALT_BYTES);
  const file = openSync(store, 'r');
  try {
    return readSync(file, bytes, 0, DATABASE_SALT_BYTES, 0) === DATABASE_SALT_BYTES ? bytes : null;
  } finally {
    closeSync(file);
  }
}

/** A mark that cannot be written (a full disk) is written the next time. */
function quietly(write: () => void): void {
  try {
    write();
  } catch (error) {
    if (!(fileError(error) instanceof MailError)) throw error;
  }
}
