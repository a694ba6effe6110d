// Brings the headers of given messages into the sink, newest first, in chunks that are each safe to stop after.
// The first chunk is a screenful, so that something can be read at once; then they grow, as each costs a round trip.
import type { MailboxSink } from '../backend/mailbox-sink.ts';
import type { Connection } from './connect.ts';
import { fetchHeaders } from './fetch-headers.ts';
import { throwIfAborted } from './guarded-call.ts';

const FIRST_CHUNK = 100;
const LARGEST_CHUNK = 500;

/** Answers how many the server had. `uidsNewestFirst` must be in descending order. */
export async function saveHeaders(
  connection: Connection,
  uidsNewestFirst: readonly number[],
  sink: MailboxSink,
  signal: AbortSignal,
): Promise<number> {
  let saved = 0;
  let size = FIRST_CHUNK;
  for (let start = 0; start < uidsNewestFirst.length; ) {
    throwIfAborted(signal);
    const chunk = uidsNewestFirst.slice(start, start + size);
    const headers = await fetchHeaders(connection, chunk);
    if (headers.length > 0) sink.saveHeaders(headers);
    saved += headers.length;
    start += size;
    size = Math.min(size * 2, LARGEST_CHUNK);
  }
  return saved;
}
