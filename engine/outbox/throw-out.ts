// What is thrown out of the outbox, or made a draft of again, never leaves. Invariant: what its letter was to say was not
// said, in the same transaction, so that it can be said again.
import type { WriteDb } from '../store/handles.ts';
import { setLetterGivenUp } from '../store/mailings.ts';
import { advanceOutboxEntry, type StoredOutboxEntry } from '../store/outbox.ts';
import { takeBackReceipt } from './read-receipt.ts';

/** False: it may have left, and nothing was changed. */
export function throwOut(tx: WriteDb, entry: StoredOutboxEntry, nowAt: number): boolean {
  if (!advanceOutboxEntry(tx, entry.id, { type: 'cancelled' }, nowAt)) return false;
  if (entry.mailingId) setLetterGivenUp(tx, entry.messageIdHeader, entry.refusedRecipients);
  takeBackReceipt(tx, entry.messageIdHeader);
  return true;
}
