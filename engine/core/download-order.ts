// How the bodies of a whole account are fetched: what was received lately comes first, and as much at a time as a
// click can wait for. Within that the store answers in order (store/downloads.ts): Inbox first, newest first.

const DAY_MS = 86_400_000;
const RECENT_MS = 30 * DAY_MS;

/** Messages since then come before all others, whatever their mailbox. */
export function recentSince(now: number): number {
  return now - RECENT_MS;
}

export interface BatchLimits {
  bytes: number;
  messages: number;
}

const LEAST_BYTES = 128 * 1024;
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_MESSAGES = 500;
/** Nobody who clicks should wait longer than that for a batch to end. */
const BATCH_MS = 700;

/** As much as the line brings in `BATCH_MS`, going by the last batch; modest as long as nothing is known of it. */
export function nextBatchLimits(last: { bytes: number; tookMs: number } | null): BatchLimits {
  if (!last) return { bytes: 2 * 1024 * 1024, messages: 100 };
  const bytes = (last.bytes / Math.max(last.tookMs, 1)) * BATCH_MS;
  return { bytes: Math.round(Math.min(MOST_BYTES, Math.max(LEAST_BYTES, bytes))), messages: MOST_MESSAGES };
}

/** The head of `candidates` that fits; always at least one, however big. */
export function takeBatch<T extends { sizeBytes: number }>(candidates: readonly T[], limits: BatchLimits): T[] {
  const batch: T[] = [];
  let bytes = 0;
  for (const candidate of candidates) {
    if (batch.length > 0 && (bytes + candidate.sizeBytes > limits.bytes || batch.length >= limits.messages)) break;
    batch.push(candidate);
    bytes += candidate.sizeBytes;
  }
  return batch;
}

/** Two frames: a transaction as long as that goes unnoticed by somebody who clicks. */
const TRANSACTION_MS = 33;

/** How many messages the next transaction should store, going by how long `count` of them took. */
export function nextTransactionSize(count: number, tookMs: number): number {
  return Math.round(Math.min(200, Math.max(10, (count * TRANSACTION_MS) / Math.max(tookMs, 1))));
}
