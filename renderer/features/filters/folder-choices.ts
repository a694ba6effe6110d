// The folders that a filter can put mail into, by the names that the person knows.
import type { AccountId } from '../../../shared/domain/ids.ts';
import { useAccounts } from '../../state/accounts.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { useAccountTitle } from '../../ui/account-title.ts';
import { useMailboxTitle } from '../../ui/mailbox-title.ts';

export interface FolderChoice {
  /** The mailbox's id. */
  value: string;
  label: string;
}

/** Those of this account first; null: of all. */
export function useFolderChoices(accountId: AccountId | null): FolderChoice[] {
  const title = useMailboxTitle();
  const accountTitle = useAccountTitle();
  const accounts = useAccounts() ?? [];
  const own = accounts.filter(({ id }) => id === accountId);
  const order = [...own, ...accounts.filter(({ id }) => id !== accountId)];
  const mailboxes = (useMailboxes() ?? []).filter(({ selectable }) => selectable);
  return order.flatMap((account) =>
    mailboxes
      .filter((mailbox) => mailbox.accountId === account.id)
      .map((mailbox) => ({
        value: String(mailbox.id),
        label: accounts.length > 1 ? `${title(mailbox)} — ${accountTitle(account)}` : title(mailbox),
      })),
  );
}
