// A file that the person chose, read on a thread of its own within limits of size, memory and time: what breaks them is
// refused, and the engine goes on.
import { readFile, stat } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { placeError } from '../import/byte-source.ts';
import { type BookSource, FILE_BYTES_MAX } from './source.ts';

const MEMORY_MB = 512;

/** Throws MailError `place`. */
export async function readBookFile(
  file: string,
  { workerUrl, timeLimitMs = 20_000 }: { workerUrl: URL; timeLimitMs?: number },
): Promise<BookSource> {
  const bytes = await bytesOf(file);
  return bytes ? readBytes(bytes, workerUrl, timeLimitMs) : { kind: 'refused', reason: 'tooLarge' };
}

async function bytesOf(file: string): Promise<Uint8Array | null> {
  try {
    return (await stat(file)).size > FILE_BYTES_MAX ? null : await readFile(file);
  } catch (error) {
    throw placeError(error);
  }
}

function readBytes(bytes: Uint8Array, workerUrl: URL, timeLimitMs: number): Promise<BookSource> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, {
      workerData: bytes,
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
