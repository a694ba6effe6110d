// The folder that the store lies in: there, and fit to be written in. Asked before anything is opened, because SQLite
// says of a folder that is read-only no more than that it cannot open the file.
import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { MailError } from '../../shared/domain/problem.ts';
import { fileError } from './errors.ts';

/**
 * Makes it where it is missing. Throws MailError `store`, with reason `folderReadOnly` where nothing can be written.
 */
export function expectUsableFolder(folder: string, database: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    if (existsSync(database)) accessSync(database, constants.R_OK | constants.W_OK);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (typeof code === 'string' && REFUSALS.has(code)) {
      throw new MailError({ kind: 'store', reason: 'folderReadOnly', detail: code }, { cause: error });
    }
    throw fileError(error);
  }
}

const REFUSALS = new Set(['EACCES', 'EPERM', 'EROFS']);
