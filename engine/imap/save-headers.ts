// Brings the headers of given messages into the sink, newest first, in chunks that are each safe to stop after.
// The first chunk is a screenful, so that something can be read at once; then they grow. While a chunk is stored the
// server already reads the next one: storing and reading take about as long as each other.
import { setImmediate as turn } from 'node:timers/promises';
import type { FetchedHeader, MailboxSink } from '../backend/mailbox-sink.ts';
import type { MailboxDiff } from '../core/mailbox-diff.ts';
import type { Connection } from './connect.ts';
import { fetchHeaders } from './fetch-headers.ts';
import { throwIfAborted } from './guarded-call.ts';

/** All that reads and stores it runs for the first time: a header takes several times as long as it will. */
const FIRST_CHUNK = 60;
const LARGEST_CHUNK = 250;

/** Answers how many the server had. `uidsNewestFirst` must be in descending order. */
export async function saveHeaders(
  connection: Connection,
  uidsNewestFirst: readonly number[],
  sink: MailboxSink,
  signal: AbortSignal,
): Promise<number> {
  let saved = 0;
  let coming: Promise<FetchedHeader[]> | null = null;
  throwIfAborted(signal);
  for (const next of [...chunksOf(uidsNewestFirst), null]) {
    const headers: FetchedHeader[] = coming ? await coming : [];
    coming = next && fetchHeaders(connection, next);
    // Its failure is looked at in the next round; until then nobody else may take it for forgotten.
    coming?.catch(() => undefined);
    // The command goes out before the thread is busy storing.
    if (coming) await turn();
    saved += headers.length;
    try {
      if (headers.length > 0) sink.saveHeaders(headers);
      throwIfAborted(signal);
    } catch (error) {
      // The session is good for the next call only when this command has been answered. What went wrong first counts.
      await coming?.catch(() => undefined);
      throw error;
    }
  }
  return saved;
}

/**
 * What came is written down before what went is taken away: a draft that another program filed anew is both, and can be
 * known for one only while both are here. Where much came, what went does not wait for it.
 */
export async function saveArrivedAndGone(
  connection: Connection,
  { added, removed }: MailboxDiff,
  sink: MailboxSink,
  signal: AbortSignal,
): Promise<number> {
  const takeAway = () => removed.length > 0 && sink.removeUids(removed);
  const isMuch = added.length > FIRST_CHUNK;
  if (isMuch) takeAway();
  const saved = await saveHeaders(connection, added, sink, signal);
  if (!isMuch) takeAway();
  return removed.length + saved;
}

function* chunksOf(uids: readonly number[]): Generator<readonly number[]> {
  let size = FIRST_CHUNK;
  for (let start = 0; start < uids.length; ) {
    yield uids.slice(start, start + size);
    start += size;
    size = Math.min(size * 2, LARGEST_CHUNK);
  }
}
