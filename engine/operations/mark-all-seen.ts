// « Tout marquer comme lu »: every message of the mailbox that is known here and unread, or those of some days.
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { WriteDb } from '../store/handles.ts';
import { type Between, unreadMessageIds } from '../store/messages.ts';
import type { Queued } from './intent.ts';
import { setFlag } from './set-flags.ts';

export function markAllSeen(
  tx: WriteDb,
  { mailboxId, between }: { mailboxId: MailboxId; between?: Between | undefined },
): Queued[] {
  return setFlag(tx, { ids: unreadMessageIds(tx, mailboxId, between), flag: 'seen', value: true });
}
