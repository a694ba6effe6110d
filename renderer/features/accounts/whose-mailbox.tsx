// Which of one's mailboxes a message came to or a folder is of, by colour, initial and name; nothing where there is only
// one.
import type { AccountId } from '../../../shared/domain/ids.ts';
import { useWords } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { AccountMark } from '../../ui/account-mark.tsx';
import { useAccountTitle } from '../../ui/account-title.ts';
import { words } from './words.ts';
import './whose-mailbox.css';

export function WhoseMailbox({ accountId }: { accountId: AccountId }) {
  const w = useWords(words);
  const title = useAccountTitle();
  const accounts = useAccounts() ?? [];
  const account = accounts.length > 1 ? accounts.find(({ id }) => id === accountId) : undefined;
  if (!account) return null;
  return (
    <span className="whose-mailbox" title={w.inMailbox(title(account))}>
      <AccountMark colour={account.colour} title={title(account)} />
      <span className="spoken">{w.inMailbox('')}</span>
      {title(account)}
    </span>
  );
}
