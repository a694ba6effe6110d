// Bytes to be read from any place of a file, of whatever size: positions are numbers of 53 bits, so that a mailbox
// file of more than 4 GB is like any other. The system's refusals become MailError here.
import { type FileHandle, open } from 'node:fs/promises';
import { MailError } from '../../shared/domain/problem.ts';

export interface ByteSource {
  readonly sizeBytes: number;
  /** Fewer than `length` at the end of the file only. */
  read(position: number, length: number): Promise<Buffer>;
}

/** The file is as long as it was when it was opened: what is appended meanwhile waits for the next time. */
export async function withFileSource<T>(path: string, work: (source: ByteSource) => Promise<T>): Promise<T> {
  const handle = await openToRead(path);
  try {
    const { size } = await handle.stat();
    return await work({ sizeBytes: size, read: (position, length) => readAt(handle, position, length) });
  } finally {
    await handle.close();
  }
}

export async function openToRead(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'r');
  } catch (error) {
    throw placeError(error);
  }
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  try {
    while (filled < length) {
      const { bytesRead } = await handle.read(buffer, filled, length - filled, position + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
  } catch (error) {
    throw placeError(error);
  }
  return buffer.subarray(0, filled);
}

const NO_ACCESS = new Set(['EACCES', 'EPERM', 'EISDIR', 'ENOTDIR', 'ELOOP', 'EIO', 'EBUSY', 'EMFILE', 'ENXIO']);

/** The MailError that a file outside of the store stands for; anything else is a bug and comes back as it is. */
export function placeError(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (typeof code !== 'string') return error;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
    return new MailError({ kind: 'place', reason: 'placeFull', detail: code }, { cause: error });
  if (code === 'ENOENT')
    return new MailError({ kind: 'place', reason: 'placeMissing', detail: code }, { cause: error });
  if (code === 'EROFS' || NO_ACCESS.has(code) || code === 'EEXIST')
    return new MailError({ kind: 'place', reason: 'placeRefused', detail: code }, { cause: error });
  return error;
}
