// « Supprimer »: into the trash of each message's account. What lies there already stays there: only a person who was
// asked deletes for good, and what is undone must come back whole.
import type { MessageId } from '../../shared/domain/ids.ts';
import type { ReadDb, WriteDb } from '../store/handles.ts';
import { mailboxByRole } from '../store/mailboxes.ts';
import { messageRefs } from '../store/messages.ts';
import { mailboxForRole } from './create-mailbox.ts';
import { byAccount, type Queued } from './intent.ts';
import { move } from './move.ts';

export function trash(tx: WriteDb, { ids }: { ids: MessageId[] }): Queued[] {
  return [...byAccount(tx, ids)].flatMap(([accountId, messages]) => {
    const { mailboxId, created } = mailboxForRole(tx, accountId, 'trash');
    const elsewhere = messages.filter((message) => message.mailboxId !== mailboxId).map(({ id }) => id);
    return [...created, ...move(tx, { ids: elsewhere, mailboxId })];
  });
}

/** Those of these messages that `trash` leaves where they are. */
export function lyingInTrash(db: ReadDb, ids: readonly MessageId[]): MessageId[] {
  const messages = messageRefs(db, ids);
  const accounts = new Set(messages.map(({ accountId }) => accountId));
  const trashes = new Set([...accounts].map((accountId) => mailboxByRole(db, accountId, 'trash')?.id));
  const there = messages.filter(({ mailboxId }) => mailboxId !== null && trashes.has(mailboxId));
  return there.map(({ id }) => id);
}
