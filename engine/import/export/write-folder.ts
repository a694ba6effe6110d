// One mailbox written to the disk and read back. Invariants: a file bears its name only when it is whole, on the disk
// and has been read back byte for byte; nothing that is there already is overwritten; what was begun when it ends badly
// is taken away.
import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, utimes } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as afterOthers } from 'node:timers/promises';
import { MailError } from '../../../shared/domain/problem.ts';
import { placeError, withFileSource } from '../byte-source.ts';
import { readMbox } from '../mbox/read-mbox.ts';
import { type MessageToWrite, mboxEntry } from '../mbox/write-mbox.ts';
import { fileNameOf } from './export-tree.ts';

export interface LetterToWrite extends MessageToWrite {
  subject: string;
}

/** One after the other; null: nothing is known of it but that it is there. */
export type Letters = AsyncIterable<LetterToWrite> | Iterable<LetterToWrite>;

/** Answers how many were written and read back the same. Throws MailError `place`. */
export async function writeMboxFile(file: string, letters: Letters): Promise<number> {
  const part = `${file}.part`;
  await asPlace(() => mkdir(path.dirname(file), { recursive: true }));
  try {
    const hashes = await writePart(part, letters);
    const same = await readBack(part, hashes);
    await asPlace(() => rename(part, file));
    return same;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function writePart(part: string, letters: Letters): Promise<string[]> {
  const hashes: string[] = [];
  const handle = await asPlace(() => open(part, 'wx', 0o600));
  try {
    for await (const letter of letters) {
      await asPlace(() => handle.writeFile(mboxEntry(letter)));
      hashes.push(hashOf(letter.raw));
      await afterOthers();
    }
    await asPlace(() => handle.sync());
  } finally {
    await handle.close();
  }
  return hashes;
}

async function readBack(part: string, hashes: readonly string[]): Promise<number> {
  let at = 0;
  await withFileSource(part, async (source) => {
    for await (const item of readMbox(source)) {
      // What bears no header is no message to a reader, but stands in the file all the same.
      const same = item.kind === 'unreadable' ? item.reason !== 'tooLarge' : hashOf(item.raw) === hashes[at];
      if (!same) throw new MailError({ kind: 'place', reason: 'exportDiffers' });
      at += 1;
      await afterOthers();
    }
  });
  if (at !== hashes.length) throw new MailError({ kind: 'place', reason: 'exportDiffers' });
  return at;
}

/** The same as a folder of .eml files, named by date and subject. */
export async function writeEmlFiles(folder: string, letters: Letters): Promise<number> {
  await asPlace(() => mkdir(folder, { recursive: true }));
  let same = 0;
  for await (const letter of letters) {
    const file = await writeNewFile(folder, emlName(letter), letter.raw);
    const written = await asPlace(() => readFile(file));
    if (!written.equals(letter.raw)) throw new MailError({ kind: 'place', reason: 'exportDiffers' });
    const receivedAt = new Date(letter.receivedAt);
    await asPlace(() => utimes(file, receivedAt, receivedAt));
    same += 1;
    await afterOthers();
  }
  return same;
}

const SUBJECT_LENGTH_MAX = 60;

/** « 2004-02-03 0908 Réunion »: sorts by date. The time is that of the world's clock, the same on every PC. */
function emlName({ receivedAt, subject }: LetterToWrite): string {
  const [date = '', time = ''] = new Date(receivedAt).toISOString().split('T');
  return `${date} ${time.slice(0, 5).replace(':', '')} ${fileNameOf(subject, SUBJECT_LENGTH_MAX)}`;
}

async function writeNewFile(folder: string, name: string, bytes: Uint8Array): Promise<string> {
  for (let number = 1; ; number++) {
    const file = path.join(folder, `${number === 1 ? name : `${name} (${number})`}.eml`);
    const handle = await openNew(file);
    if (!handle) continue;
    try {
      await asPlace(() => handle.writeFile(bytes));
    } catch (error) {
      await rm(file, { force: true });
      throw error;
    } finally {
      await handle.close();
    }
    return file;
  }
}

async function openNew(file: string) {
  try {
    return await open(file, 'wx', 0o600);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return null;
    throw placeError(error);
  }
}

async function asPlace<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw placeError(error);
  }
}

function hashOf(raw: Uint8Array): string {
  return createHash('sha256').update(raw).digest('hex');
}
