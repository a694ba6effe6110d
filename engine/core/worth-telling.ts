// Whether a message that has just come is told of: now, at the return from a quiet time, or not at all. Pure.
import type { MailboxRole } from '../../shared/domain/mailbox.ts';

export interface Arrival {
  unread: boolean;
  /** Written from one of the own addresses. */
  own: boolean;
  /** Of a thread that was muted, or of a muted part of one. */
  muted: boolean;
  /** Of a thread that is watched: told of wherever it is filed. */
  watched: boolean;
  role: MailboxRole | null;
  /** What was chosen for its folder; null: nothing. */
  chosen: boolean | null;
  /** What was chosen for its account. */
  notify: boolean;
  /** It reached its server, or has come here, in a quiet time of its account. */
  quiet: boolean;
  /** The same message was told of before: another program moved it meanwhile. */
  told: boolean;
}

export type Telling = 'now' | 'atReturn' | 'never';

const NEVER_TOLD: readonly (MailboxRole | null)[] = ['junk', 'trash', 'sent', 'drafts'];

export function tellingOf(arrival: Arrival): Telling {
  const { unread, own, muted, watched, role, chosen, notify, quiet, told } = arrival;
  if (!unread || own || muted || told || NEVER_TOLD.includes(role)) return 'never';
  if (!(chosen ?? (watched || role === 'inbox'))) return 'never';
  if (quiet) return 'atReturn';
  return notify ? 'now' : 'never';
}
