// Answers about telling and being left alone; for main, the words of a notification and where the mail stands.
import type { AccountStatus } from '../../shared/domain/account.ts';
import type { NoticeFacts } from '../../shared/domain/notice.ts';
import type { Notices } from '../notices/notices.ts';
import { listAccounts } from '../store/accounts.ts';
import { getMailbox, listMailboxes } from '../store/mailboxes.ts';
import { messageRows } from '../store/messages.ts';
import type { ApiContext, HostHandlers, WindowHandlers } from './handlers.ts';

export function noticesHandlers(notices: Notices): WindowHandlers['notices'] {
  return {
    ofAccount: ({ accountId }) => notices.ofAccount(accountId),
    setAccount: ({ accountId, patch }) => notices.setAccount(accountId, patch),
    standing: notices.standing,
    digest: notices.digest,
    closeDigest: notices.closeDigest,
  };
}

export function noticeHostHandlers(
  { store }: ApiContext,
  { notices, statuses }: { notices: Notices; statuses: () => AccountStatus[] },
): Pick<HostHandlers['host'], 'notices' | 'standing'> {
  return {
    notices({ messages }) {
      const accounts = new Map(listAccounts(store.reads).map((account) => [account.id, account]));
      const quiet = new Set(notices.standing().flatMap(({ accountId, reason }) => (reason ? [accountId] : [])));
      const rows = messageRows(store.reads, messages).filter(
        ({ flags, accountId }) => !flags.seen && !quiet.has(accountId),
      );
      return rows.flatMap(({ id, accountId, mailboxId, from, subject, watched = false }): NoticeFacts[] => {
        const account = accounts.get(accountId);
        const mailbox = getMailbox(store.reads, mailboxId);
        if (!account || !mailbox || mailbox.role === 'junk' || mailbox.role === 'trash') return [];
        return [
          {
            ...{ messageId: id, accountId, from, subject, watched },
            accountTitle: accounts.size > 1 ? account.displayName || account.address : '',
            accountColour: account.colour,
            mailbox: { id: mailbox.id, role: mailbox.role, name: mailbox.name },
          },
        ];
      });
    },
    standing() {
      const standings = notices.standing();
      const awake = new Set(standings.flatMap(({ accountId, reason }) => (reason === null ? [accountId] : [])));
      const inboxes = listMailboxes(store.reads).filter(
        ({ role, accountId }) => role === 'inbox' && awake.has(accountId),
      );
      const phases = statuses().map(({ phase }) => phase);
      return {
        unread: inboxes.reduce((sum, { unread }) => sum + unread, 0),
        quiet: standings.length > 0 && awake.size === 0,
        offline: phases.length > 0 && phases.every((phase) => phase === 'offline' || phase === 'waiting'),
      };
    },
  };
}
