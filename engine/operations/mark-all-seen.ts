// « Tout marquer comme lu »: every message of the mailbox that is known here and unread.
import type { MailboxId } from '../../shared/domain/ids.ts';
import type { WriteDb } from '../store/handles.ts';
import { unreadMessageIds } from '../store/messages.ts';
import type { Queued } from './intent.ts';
import { setFlag } from './set-flags.ts';

export function markAllSeen(tx: WriteDb, { mailboxId }: { mailboxId: MailboxId }): Queued[] {
  return setFlag(tx, { ids: unreadMessageIds(tx, mailboxId), flag: 'seen', value: true });
}
