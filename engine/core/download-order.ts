// In which order the bodies of a whole account are fetched, and how much at a time. What was received lately comes
// first, Inbox before the rest, junk and trash last; within a pass the newest first.
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { MailboxRole } from '../../shared/domain/mailbox.ts';

const DAY_MS = 86_400_000;
const RECENT_MS = 30 * DAY_MS;

export interface DownloadPass {
  mailboxId: MailboxId;
  /** Only messages from then on; null = all. */
  sinceAt: number | null;
}

interface Candidate {
  id: MailboxId;
  role: MailboxRole | null;
}

export function downloadPasses(mailboxes: readonly Candidate[], now: number): DownloadPass[] {
  const inbox = mailboxes.filter(({ role }) => role === 'inbox');
  const last = mailboxes.filter(({ role }) => role === 'junk' || role === 'trash');
  const others = mailboxes.filter((mailbox) => !inbox.includes(mailbox) && !last.includes(mailbox));
  const passes = (list: Candidate[], sinceAt: number | null) => list.map(({ id }) => ({ mailboxId: id, sinceAt }));
  const recently = now - RECENT_MS;
  return [
    ...passes(inbox, recently),
    ...passes(others, recently),
    ...passes(inbox, null),
    ...passes([...others, ...last], null),
  ];
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
