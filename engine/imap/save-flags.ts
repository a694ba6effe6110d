// Hands flag changes to the sink in chunks, so that no transaction is long.
import type { FlagUpdate, MailboxSink } from '../backend/mailbox-sink.ts';
import { throwIfAborted } from './guarded-call.ts';

const CHUNK = 1_000;

/** Answers how many. */
export function saveFlags(updates: readonly FlagUpdate[], sink: MailboxSink, signal: AbortSignal): number {
  for (let start = 0; start < updates.length; start += CHUNK) {
    throwIfAborted(signal);
    sink.saveFlags(updates.slice(start, start + CHUNK));
  }
  return updates.length;
}
