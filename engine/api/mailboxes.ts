import type { Mailbox } from '../../shared/domain/mailbox.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { emptyTrash, markAllSeen, type Operations, removeMailbox, renameMailbox } from '../operations/index.ts';
import { getMailbox, listMailboxes, mailboxProperties, type StoredMailbox } from '../store/mailboxes.ts';
import type { ApiContext, WindowHandlers } from './handlers.ts';

export interface MailboxesRooms {
  accounts: Accounts;
  operations: Operations;
}

export function mailboxesHandlers({ store }: ApiContext, rooms: MailboxesRooms): WindowHandlers['mailboxes'] {
  const { accounts, operations } = rooms;
  return {
    list: () => listMailboxes(store.reads).map(shown),
    properties: ({ mailboxId }) =>
      getMailbox(store.reads, mailboxId) ? mailboxProperties(store.reads, mailboxId) : null,
    refresh: ({ mailboxId }) => accounts.refreshMailbox(mailboxId),
    create: (input) => ({ mailboxId: operations.createMailbox(input) }),
    rename: (input) => operations.perform(renameMailbox, input),
    remove: (input) => operations.perform(removeMailbox, input),
    emptyTrash: (input) => operations.perform(emptyTrash, input),
    markAllSeen: (input) => operations.perform(markAllSeen, input),
  };
}

function shown(stored: StoredMailbox): Mailbox {
  const { delimiter: _, uidValidity: __, local: ___, localOnly: ____, hidden: _____, ...mailbox } = stored;
  return mailbox;
}
