// From SQLite's result codes to the one error model. By code, never by text. What is no fault of the disk or the
// file (a constraint broken, bad SQL) is a bug of ours and passes through unmapped: it ends the engine.
import { MailError, type MailErrorData } from '../../shared/domain/problem.ts';

const FAULTS: Record<string, Pick<MailErrorData, 'kind' | 'reason'>> = {
  SQLITE_FULL: { kind: 'store', reason: 'diskFull' },
  SQLITE_NOTADB: { kind: 'store', reason: 'storeBroken' },
  SQLITE_CORRUPT: { kind: 'store', reason: 'storeBroken' },
  SQLITE_BUSY: { kind: 'store', reason: 'alreadyRunning' },
  SQLITE_LOCKED: { kind: 'store', reason: 'alreadyRunning' },
  SQLITE_CANTOPEN: { kind: 'store' },
  SQLITE_IOERR: { kind: 'store' },
  SQLITE_READONLY: { kind: 'store' },
  SQLITE_PERM: { kind: 'store' },
};

/** SQLITE_IOERR_WRITE → SQLITE_IOERR: extended codes begin with their primary one. */
function primaryCode(code: string): string {
  return code.split('_').slice(0, 2).join('_');
}

export function sqliteCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : null;
}

/** The MailError that this is, or the very same value where it is none. */
export function storeError(error: unknown): unknown {
  const code = sqliteCode(error);
  const fault = code === null ? undefined : FAULTS[primaryCode(code)];
  return code !== null && fault ? new MailError({ ...fault, detail: code }, { cause: error }) : error;
}

/** Files beside the database: what the disk or its rights refuse is a MailError, anything else is a bug. */
export function fileError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new MailError({ kind: 'store', reason: 'diskFull', detail: code }, { cause: error });
  if (typeof code === 'string' && FILE_FAULTS.has(code))
    return new MailError({ kind: 'store', detail: code }, { cause: error });
  return error;
}

const FILE_FAULTS = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'EIO', 'EBUSY', 'EMFILE', 'ENOENT']);
