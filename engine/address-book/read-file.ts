// Files that the person chose, read on a thread of their own within limits of size, memory and time: what breaks them is
// refused, and the engine goes on.
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { placeError } from '../import/byte-source.ts';
import type { ChosenFile } from './read-files.ts';
import { type BookSource, FILE_BYTES_MAX } from './source.ts';

const MEMORY_MB = 512;

interface ReadingLimits {
  workerUrl: URL;
  timeLimitMs?: number;
}

/** Throws MailError `place`. */
export async function readBookFiles(paths: readonly string[], limits: ReadingLimits): Promise<BookSource> {
  const files = await contentOf(paths);
  return files ? readBookBytes(files, limits) : { kind: 'refused', reason: 'tooLarge' };
}

export async function readBookBytes(
  files: readonly ChosenFile[],
  { workerUrl, timeLimitMs = 20_000 }: ReadingLimits,
): Promise<BookSource> {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return total > FILE_BYTES_MAX ? { kind: 'refused', reason: 'tooLarge' } : readChosen(files, workerUrl, timeLimitMs);
}

async function contentOf(paths: readonly string[]): Promise<ChosenFile[] | null> {
  const files: ChosenFile[] = [];
  let total = 0;
  try {
    for (const file of paths) {
      total += (await stat(file)).size;
      if (total > FILE_BYTES_MAX) return null;
      files.push({ name: path.basename(file), bytes: await readFile(file) });
    }
  } catch (error) {
    throw placeError(error);
  }
  return files;
}

function readChosen(files: readonly ChosenFile[], workerUrl: URL, timeLimitMs: number): Promise<BookSource> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, {
      workerData: files,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const answer = (source: BookSource) => {
      clearTimeout(timer);
      resolve(source);
      void worker.terminate();
    };
    const timer = setTimeout(() => answer({ kind: 'refused', reason: 'tooSlow' }), timeLimitMs);
    worker.on('message', answer);
    worker.on('error', (error) => {
      if ('code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY') answer({ kind: 'refused', reason: 'tooLarge' });
      else {
        clearTimeout(timer);
        reject(error);
      }
    });
  });
}
