// « Vider la corbeille »: deletes for good what is shown in the trash now. What arrives there later, or was never
// seen here, stays.
import type { AccountId } from '../../shared/domain/ids.ts';
import type { WriteDb } from '../store/handles.ts';
import { mailboxByRole } from '../store/mailboxes.ts';
import { mailboxMessageIds } from '../store/messages.ts';
import { destroy } from './destroy.ts';
import type { Queued } from './intent.ts';

export function emptyTrash(tx: WriteDb, { accountId }: { accountId: AccountId }): Queued[] {
  const mailbox = mailboxByRole(tx, accountId, 'trash');
  return mailbox ? destroy(tx, { ids: mailboxMessageIds(tx, mailbox.id) }) : [];
}
