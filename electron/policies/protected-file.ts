// Reads a file that only an administrator can have written: whoever can change it decides whom TLS believes, and through
// which proxy everybody's password goes. Windows has no such check here (ADR 0024).
import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';

export type ProtectedFile =
  | { kind: 'read'; bytes: Buffer }
  | { kind: 'none' }
  | { kind: 'unprotected' }
  /** `code` is the system's. */
  | { kind: 'unreadable'; code: string };

const OTHERS_MAY_WRITE = 0o022;

export function readProtectedFile(file: string, mustBeProtected: boolean): ProtectedFile {
  try {
    if (mustBeProtected && !isProtected(file)) return { kind: 'unprotected' };
    return { kind: 'read', bytes: readFileSync(file) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'none' } : { kind: 'unreadable', code };
  }
}

/** The file itself and its folder, in which it could be replaced, wherever links lead. */
function isProtected(file: string): boolean {
  const real = realpathSync(file);
  return [real, path.dirname(real)].every((one) => {
    const { uid, mode } = statSync(one);
    return uid === 0 && (mode & OTHERS_MAY_WRITE) === 0;
  });
}
