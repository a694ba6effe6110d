// Messages of unknown end that turn up in the inbox or in Envoyés after they had been looked for there: a server that
// was slow to deliver. They had left; whoever is being asked about them need not answer any more.
import type { AccountId } from '../../shared/domain/ids.ts';
import type { Store } from '../store/database.ts';
import type { ReadDb } from '../store/handles.ts';
import { getMailbox } from '../store/mailboxes.ts';
import { advanceOutboxEntry, listOutbox } from '../store/outbox.ts';
import { findByMessageIdHeader } from '../store/threads.ts';

export function noteTurnedUp(store: Store, nowAt: number): void {
  const { reads } = store;
  for (const { id, state, isRest, accountId, messageIdHeader } of listOutbox(reads)) {
    // What the others got says nothing about the rest.
    if (state !== 'unknown' || isRest || !hasTurnedUp(reads, accountId, messageIdHeader)) continue;
    store.transaction((tx) => advanceOutboxEntry(tx, id, { type: 'found', at: nowAt }, nowAt));
  }
}

function hasTurnedUp(db: ReadDb, accountId: AccountId, messageIdHeader: string): boolean {
  return findByMessageIdHeader(db, accountId, messageIdHeader).some(({ mailboxId, serverMailboxId }) => {
    const where = serverMailboxId ?? mailboxId;
    const role = where === null ? null : getMailbox(db, where)?.role;
    return role === 'inbox' || role === 'sent';
  });
}
