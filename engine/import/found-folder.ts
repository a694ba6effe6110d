// A folder of mail as it lies on the disk, whatever its form, and the two things done with it: counted, and read from
// a position on.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { placeError, withFileSource } from './byte-source.ts';
import type { FoundItem, ReadPosition } from './found-message.ts';
import { maildirFiles } from './maildir/maildir-files.ts';
import { countMbox } from './mbox/count-mbox.ts';
import { readMbox } from './mbox/read-mbox.ts';
import { type FileToRead, readMessageFile } from './read-file.ts';

export interface FoundFolder {
  /** The same at each look: an import that was stopped goes on by it. */
  key: string;
  /** Its name below those of the folders it lies in. */
  names: string[];
  form: FolderForm;
  sizeBytes: number;
}

export type FolderForm =
  | { kind: 'mbox'; file: string }
  | { kind: 'maildir'; folder: string }
  | { kind: 'emlFolder'; folder: string }
  | { kind: 'emlFiles'; files: string[] };

/** Counted by another way than it is read. Throws MailError `place`. */
export async function countFolder({ form }: FoundFolder, signal?: AbortSignal): Promise<number> {
  if (form.kind === 'mbox') return withFileSource(form.file, (source) => countMbox(source, signal));
  if (form.kind === 'emlFiles') return form.files.length;
  const folders = form.kind === 'maildir' ? ['cur', 'new'].map((name) => path.join(form.folder, name)) : [form.folder];
  const counts = await Promise.all(folders.map((folder) => countFiles(folder, form.kind)));
  return counts.reduce((sum, count) => sum + count, 0);
}

async function countFiles(folder: string, kind: 'maildir' | 'emlFolder'): Promise<number> {
  try {
    const names = await readdir(folder);
    return names.filter((name) => (kind === 'maildir' ? !name.startsWith('.') : isEmlName(name))).length;
  } catch (error) {
    if (kind === 'maildir' && error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw placeError(error);
  }
}

export function isEmlName(name: string): boolean {
  return /\.eml$/i.test(name) && !name.startsWith('.');
}

export type FolderItem = FoundItem & { separatorsInside: number };

/** `take` is waited for before more is read. Throws MailError `place`, or what `take` throws. */
export async function readFolder(
  { form }: FoundFolder,
  from: ReadPosition,
  take: (item: FolderItem) => Promise<void>,
): Promise<void> {
  if (form.kind === 'mbox') {
    await withFileSource(form.file, async (source) => {
      for await (const item of readMbox(source, { from })) await take(item);
    });
    return;
  }
  const files = await filesOf(form);
  for (const file of files.slice(from)) await take({ ...(await readMessageFile(file)), separatorsInside: 0 });
}

async function filesOf(form: Exclude<FolderForm, { kind: 'mbox' }>): Promise<FileToRead[]> {
  if (form.kind === 'maildir') return maildirFiles(form.folder);
  const files = form.kind === 'emlFiles' ? form.files : await emlIn(form.folder);
  return files.map((file, index) => ({ path: file, name: path.basename(file), marks: null, next: index + 1 }));
}

async function emlIn(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter(isEmlName)
      .sort()
      .map((name) => path.join(folder, name));
  } catch (error) {
    throw placeError(error);
  }
}
