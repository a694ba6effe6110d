// Streams raw messages to the sink, byte for byte. Batches are bounded in bytes and count, so that an abort waits
// for little; within a batch the server sends without pause while the sink stores, up to a window of bytes.
// Invariant: a message is in memory once as its own buffer, from the moment its literal is complete until the sink
// has stored it. A large one is fetched in slices, as its literal would be put together out of its pieces in memory.
import type { SourceSink } from '../backend/mailbox-sink.ts';
import { formatUidSet, formatUidSets } from '../core/uid-set.ts';
import { noteReceived, release } from '../mime/release.ts';
import { atom, runCommand, sequence } from './command.ts';
import type { Connection } from './connect.ts';
import { isRefusal } from './errors.ts';
import { readFetched } from './fetched.ts';
import { throwIfAborted } from './guarded-call.ts';
import { ensureSelected } from './select.ts';

const BATCH_BYTES = 8 * 1024 * 1024;
const BATCH_COUNT = 250;
/** Handed to the sink that has no room yet. */
const WINDOW_BYTES = 2 * 1024 * 1024;
const LARGE_BYTES = 4 * 1024 * 1024;
const SLICE_BYTES = 1024 * 1024;
/** Larger than any mail a server takes. */
const MAX_BYTES = 256 * 1024 * 1024;

export async function fetchSources(
  connection: Connection,
  path: string,
  uidValidity: number,
  uids: readonly number[],
  sink: SourceSink,
  signal: AbortSignal,
): Promise<void> {
  await ensureSelected(connection, path, uidValidity);
  const window = createWindow(sink);
  try {
    const sizes = await knownSizes(connection, uids, sink);
    for (const batch of toBatches(uids, sizes)) {
      throwIfAborted(signal);
      const largeBytes = batch.length === 1 ? sizes.get(batch[0]!)! : 0;
      if (largeBytes > LARGE_BYTES) await fetchLarge(connection, batch[0]!, largeBytes, window, signal);
      else await fetchBatch(connection, batch, window);
    }
  } finally {
    await window.settled();
  }
  window.throwIfFailed();
}

/** What the sink knows already is not asked for. */
async function knownSizes(
  connection: Connection,
  uids: readonly number[],
  sink: SourceSink,
): Promise<Map<number, number>> {
  const known = new Map<number, number>();
  for (const uid of uids) {
    const bytes = sink.sizeOf?.(uid);
    if (bytes !== undefined) known.set(uid, bytes);
  }
  const unknown = uids.filter((uid) => !known.has(uid));
  return unknown.length === 0 ? known : new Map([...known, ...(await fetchSizes(connection, unknown))]);
}

/** Messages that are gone have no size. */
async function fetchSizes(connection: Connection, uids: readonly number[]): Promise<Map<number, number>> {
  const sizes = new Map<number, number>();
  for (const { set } of formatUidSets(uids)) {
    await runCommand(connection, 'UID FETCH', [sequence(set), [atom('UID'), atom('RFC822.SIZE')]], {
      fetch: (response) => {
        const { uid, sizeBytes } = readFetched(response);
        if (uid !== null && sizeBytes !== null) sizes.set(uid, sizeBytes);
      },
    });
  }
  return sizes;
}

/** In the order asked for. A message larger than a batch is one of its own. */
export function toBatches(uids: readonly number[], sizes: ReadonlyMap<number, number>): number[][] {
  const batches: number[][] = [];
  let bytes = 0;
  for (const uid of uids) {
    const size = sizes.get(uid);
    if (size === undefined) continue;
    const batch = batches.at(-1);
    if (!batch || batch.length >= BATCH_COUNT || bytes + size > BATCH_BYTES) {
      batches.push([uid]);
      bytes = size;
    } else {
      batch.push(uid);
      bytes += size;
    }
  }
  return batches;
}

/** One message that the server cannot read must not hold up the others: then one by one, without it. */
async function fetchBatch(connection: Connection, uids: readonly number[], window: StoreWindow): Promise<void> {
  const missing = new Set(uids);
  try {
    await fetchOnce(connection, uids, missing, window);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    if (uids.length === 1) return;
    for (const uid of [...missing]) await fetchBatch(connection, [uid], window);
  }
}

async function fetchOnce(
  connection: Connection,
  uids: readonly number[],
  missing: Set<number>,
  window: StoreWindow,
): Promise<void> {
  const items = [atom('UID'), { type: 'ATOM', value: 'BODY.PEEK', section: [] }];
  await runCommand(connection, 'UID FETCH', [sequence(formatUidSet(uids)), items], {
    fetch: (response) => {
      const { uid, body } = readFetched(response);
      // An empty body is what some servers give for a message that they cannot read: no mail is empty, its header is
      // part of it. Kept as if it were the message, it would be a blank mail for ever.
      if (uid === null || body === null || body.byteLength === 0 || !missing.delete(uid)) return;
      noteReceived(body.byteLength);
      return window.store(uid, body);
    },
  });
}

/**
 * Slice by slice until one is shorter than asked for: some servers only estimate the size. A message that goes
 * meanwhile, or that the server cannot read, is passed over.
 */
async function fetchLarge(
  connection: Connection,
  uid: number,
  expectedBytes: number,
  window: StoreWindow,
  signal: AbortSignal,
): Promise<void> {
  let raw = Buffer.allocUnsafeSlow(expectedBytes);
  let length = 0;
  for (let isWhole = false; !isWhole; ) {
    throwIfAborted(signal);
    const slice = await fetchSlice(connection, uid, length);
    if (slice === null || length > MAX_BYTES) return;
    // A server that knows no slices sends all of it at once.
    if (slice.byteLength > SLICE_BYTES) return length === 0 ? window.store(uid, slice) : undefined;
    if (length + slice.byteLength > raw.length) raw = Buffer.concat([raw, slice], length + slice.byteLength);
    raw.set(slice, length);
    length += slice.byteLength;
    isWhole = slice.byteLength < SLICE_BYTES;
    noteReceived(slice.byteLength);
    release(slice);
  }
  if (length > 0) await window.store(uid, length === raw.length ? raw : Buffer.from(raw.subarray(0, length)));
}

async function fetchSlice(connection: Connection, uid: number, offset: number): Promise<Uint8Array | null> {
  const item = { type: 'ATOM', value: 'BODY.PEEK', section: [], partial: [offset, SLICE_BYTES] };
  let slice: Uint8Array | null = null;
  try {
    await runCommand(connection, 'UID FETCH', [sequence(String(uid)), [atom('UID'), item]], {
      fetch: (response) => {
        const fetched = readFetched(response);
        if (fetched.uid === uid && fetched.body !== null) slice ??= fetched.body;
      },
    });
  } catch (error) {
    if (!isRefusal(error)) throw error;
  }
  return slice;
}

interface StoreWindow {
  /** Resolves when there is room for the next; rejects when a store has failed. */
  store(uid: number, raw: Uint8Array): Promise<void>;
  settled(): Promise<void>;
  throwIfFailed(): void;
}

function createWindow(sink: SourceSink): StoreWindow {
  const running = new Set<Promise<void>>();
  let bytes = 0;
  let failure: { error: unknown } | null = null;
  const throwIfFailed = () => {
    if (failure) throw failure.error;
  };
  return {
    async store(uid, raw) {
      throwIfFailed();
      // Whoever stores it may take the bytes away.
      const size = raw.byteLength;
      bytes += size;
      const storing = sink.saveSource(uid, raw).catch((error: unknown) => {
        failure ??= { error };
      });
      const tracked = storing.then(() => {
        bytes -= size;
        running.delete(tracked);
      });
      running.add(tracked);
      while (bytes > WINDOW_BYTES && running.size > 0) await Promise.race(running);
      throwIfFailed();
    },
    async settled() {
      await Promise.all(running);
    },
    throwIfFailed,
  };
}
