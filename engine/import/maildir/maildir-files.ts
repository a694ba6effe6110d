// The messages of one Maildir folder: `cur` and `new`, oldest first by their names, which begin with a time. What lies
// in `tmp` was never delivered. The order is the same at each reading, so that an import can go on where it stopped.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { placeError } from '../byte-source.ts';
import { NO_MARKS } from '../found-message.ts';
import type { FileToRead } from '../read-file.ts';
import { dovecotKeywords, maildirMarks } from './maildir-name.ts';

export async function maildirFiles(folder: string): Promise<FileToRead[]> {
  const keywords = dovecotKeywords(await textIfThere(path.join(folder, 'dovecot-keywords')));
  const [current, fresh] = await Promise.all([entries(path.join(folder, 'cur')), entries(path.join(folder, 'new'))]);
  const files = [
    ...current.map((name) => ({ name, path: path.join(folder, 'cur', name), marks: maildirMarks(name, keywords) })),
    ...fresh.map((name) => ({ name, path: path.join(folder, 'new', name), marks: NO_MARKS })),
  ];
  return files
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map((file, index) => ({ ...file, next: index + 1 }));
}

/** Hidden files are the programs' own (.DS_Store, .nfs…). */
async function entries(folder: string): Promise<string[]> {
  try {
    const found = await readdir(folder, { withFileTypes: true });
    return found.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw placeError(error);
  }
}

async function textIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error) return '';
    throw error;
  }
}
