// A large packed source lies in pieces of a megabyte: SQLite has a row in memory twice over while it writes or reads it,
// beside our own bytes. Invariant: a source with a piece missing is never taken for a whole one.
import { MailError } from '../../shared/domain/problem.ts';
import type { PackedSource } from '../core/message-facts.ts';

const PIECE_BYTES = 1024 * 1024;

/** Left free before a source that is put together, by its size: unpacked where it lies, it is in memory once. */
const ROOM_BEFORE = 0.4;

/** As it lies in source_bytes; the first piece where there are several. */
export interface StoredBytes extends PackedSource {
  sourceId: number;
}

/** The row of source_bytes, and what goes to source_pieces, numbered from 1. */
export function inPieces({ encoding, bytes }: PackedSource): { first: PackedSource; more: Uint8Array[] } {
  const more: Uint8Array[] = [];
  for (let at = PIECE_BYTES; at < bytes.length; at += PIECE_BYTES) more.push(bytes.subarray(at, at + PIECE_BYTES));
  if (more.length === 0) return { first: { encoding, bytes }, more };
  return { first: { encoding: `${encoding}+${more.length}`, bytes: bytes.subarray(0, PIECE_BYTES) }, more };
}

/** `piece`: reads one of source_pieces. Throws MailError `store` where one is missing. */
export function inOne(
  { sourceId, ...stored }: StoredBytes,
  piece: (sourceId: number, number: number) => Uint8Array | undefined,
): PackedSource {
  const [encoding = '', more] = stored.encoding.split('+');
  if (more === undefined) return stored;
  const count = Number(more);
  const size = (count + 1) * PIECE_BYTES;
  const room = Math.ceil(size * ROOM_BEFORE);
  const bytes = Buffer.allocUnsafeSlow(room + size);
  bytes.set(stored.bytes, room);
  let end = room + stored.bytes.length;
  for (let number = 1; number <= count; number += 1) {
    const next = piece(sourceId, number);
    if (!next)
      throw new MailError({ kind: 'store', reason: 'storeBroken', detail: 'stored source: a piece is missing' });
    bytes.set(next, end);
    end += next.length;
  }
  return { encoding, bytes: bytes.subarray(room, end) };
}

export const PIECE = 'SELECT bytes FROM source_pieces WHERE source_id = ? AND number = ?';
