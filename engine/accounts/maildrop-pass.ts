// What one session with a POP3 server works with, shared by the steps of a pass (collect-maildrop.ts).
import { createHash } from 'node:crypto';
import type { AccountId } from '../../shared/domain/ids.ts';
import type { JournalFacts } from '../../shared/domain/journal.ts';
import type { MaildropSession } from '../backend/maildrop.ts';
import { isTellingHeader } from '../core/maildrop-plan.ts';
import type { TakeOver } from '../mime/parse-pool.ts';
import type { Store } from '../store/database.ts';
import type { OnArrived } from './mailbox-writer.ts';

export interface MaildropPass {
  accountId: AccountId;
  session: MaildropSession;
  store: Store;
  digest: TakeOver;
  signal: AbortSignal;
  now(): number;
  note(facts: JournalFacts): void;
  onArrived: OnArrived;
}

/** By which a header block is known again; null where it could be anybody's. */
export function headerHashOf(header: Uint8Array): string | null {
  const bytes = Buffer.from(header.buffer, header.byteOffset, header.byteLength);
  return isTellingHeader(bytes.toString('latin1')) ? sha256(bytes) : null;
}

/** The header block of a whole message, up to the empty line, without it; as TOP gives it. */
export function headerOf(raw: Uint8Array): Uint8Array {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (bytes[0] === 13 && bytes[1] === 10) return bytes.subarray(0, 0);
  const end = bytes.indexOf('\r\n\r\n');
  return end < 0 ? bytes : bytes.subarray(0, end + 2);
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
