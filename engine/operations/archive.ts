// « Archiver »: into the mailbox with role archive of each message's account, made if there is none.
import type { MessageId } from '../../shared/domain/ids.ts';
import type { WriteDb } from '../store/handles.ts';
import { mailboxForRole } from './create-mailbox.ts';
import { byAccount, type Queued } from './intent.ts';
import { move } from './move.ts';

export function archive(tx: WriteDb, { ids }: { ids: MessageId[] }): Queued[] {
  return [...byAccount(tx, ids)].flatMap(([accountId, messages]) => {
    const { mailboxId, created } = mailboxForRole(tx, accountId, 'archive');
    return [...created, ...move(tx, { ids: messages.map(({ id }) => id), mailboxId })];
  });
}
