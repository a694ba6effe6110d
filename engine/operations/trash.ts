// « Supprimer »: into the trash of each message's account; what lies there already is deleted for good.
import type { MessageId } from '../../shared/domain/ids.ts';
import type { WriteDb } from '../store/handles.ts';
import { mailboxForRole } from './create-mailbox.ts';
import { destroy } from './destroy.ts';
import { byAccount, type Queued } from './intent.ts';
import { move } from './move.ts';

export function trash(tx: WriteDb, { ids }: { ids: MessageId[] }): Queued[] {
  return [...byAccount(tx, ids)].flatMap(([accountId, messages]) => {
    const { mailboxId, created } = mailboxForRole(tx, accountId, 'trash');
    const there = messages.filter((message) => message.mailboxId === mailboxId).map(({ id }) => id);
    const elsewhere = messages.filter((message) => message.mailboxId !== mailboxId).map(({ id }) => id);
    return [...created, ...move(tx, { ids: elsewhere, mailboxId }), ...destroy(tx, { ids: there })];
  });
}
