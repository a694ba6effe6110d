// Writing what a person saves or opens: never over a file that they did not choose to replace, never executable.
import { rmSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { candidateNames, safeFileName } from './file-names.ts';

/** Replaces `file`, which the person confirmed in the dialog: whole or not at all. */
export async function writeChosenFile(file: string, bytes: Uint8Array): Promise<void> {
  const folder = await mkdtemp(path.join(path.dirname(file), '.casier-'));
  try {
    const part = path.join(folder, 'part');
    await writeNewFile(part, bytes, 0o644);
    await rename(part, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Under `name`, or `name (2)` …: whatever is there stays. Answers the file's path. */
export async function writeBeside(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  for (const candidate of candidateNames(safeFileName(name))) {
    const file = path.join(folder, candidate);
    if (await wroteNewFile(file, bytes, 0o644)) return file;
  }
  throw new Error('There is always one more name');
}

/** In a folder of its own under `root` that only this user may enter, readable and not executable. */
export async function writePrivately(root: string, name: string, bytes: Uint8Array): Promise<string> {
  await mkdir(root, { recursive: true, mode: 0o700 });
  await chmod(root, 0o700);
  const file = path.join(await mkdtemp(path.join(root, 'part-')), safeFileName(name));
  await writeNewFile(file, bytes, 0o400);
  return file;
}

/** What cannot be removed now (open in another program on Windows) goes with the next start or end. */
export function removePrivateFiles(root: string): void {
  try {
    rmSync(root, { recursive: true, force: true });
  } catch (error) {
    if (!isDiskError(error)) throw error;
  }
}

async function wroteNewFile(file: string, bytes: Uint8Array, mode: number): Promise<boolean> {
  try {
    await writeNewFile(file, bytes, mode);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function writeNewFile(file: string, bytes: Uint8Array, mode: number): Promise<void> {
  const handle = await open(file, 'wx', mode);
  try {
    await handle.writeFile(bytes);
  } finally {
    await handle.close();
  }
}

/** Errors of the disk that the person can do something about: the outcome is `failed`, not a crash. */
export function isDiskError(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return [
    'EACCES',
    'EPERM',
    'ENOSPC',
    'EDQUOT',
    'EROFS',
    'EIO',
    'ENOENT',
    'ENOTDIR',
    'EISDIR',
    'EBUSY',
    'ENOTEMPTY',
    'ENAMETOOLONG',
  ].includes(code);
}
