// The mailboxes of all accounts as the options of a list: each with its account and those it lies in.
import type { Mailbox } from '../../../shared/domain/mailbox.ts';
import { useAccounts } from '../../state/accounts.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { useAccountTitle } from '../../ui/account-title.ts';
import { useMailboxTitle } from '../../ui/mailbox-title.ts';

export function useMailboxChoices(): { value: string; label: string }[] {
  const accounts = useAccounts() ?? [];
  const mailboxes = useMailboxes() ?? [];
  const titleOf = useMailboxTitle();
  const accountTitle = useAccountTitle();
  const lineOf = (mailbox: Mailbox): string[] => {
    const parent = mailboxes.find(({ id }) => id === mailbox.parentId);
    return [...(parent ? lineOf(parent) : []), titleOf(mailbox)];
  };
  return mailboxes
    .filter(({ selectable }) => selectable)
    .map((mailbox) => {
      const account = accounts.find(({ id }) => id === mailbox.accountId);
      const line = [...(account ? [accountTitle(account)] : []), ...lineOf(mailbox)];
      return { value: String(mailbox.id), label: line.join(' › ') };
    });
}
