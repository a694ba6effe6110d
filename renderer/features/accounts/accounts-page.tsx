// « Comptes » in the settings: the accounts in their order with where each stands, and the settings of the chosen one.
import { type ReactNode, useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { moveAccount } from '../../app/account-order.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useAccountStatuses, useAccounts } from '../../state/accounts.ts';
import { showOverlay } from '../../state/view.ts';
import { AccountMark } from '../../ui/account-mark.tsx';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { phaseText, statusWords } from '../status-bar/index.ts';
import { words } from './words.ts';
import './accounts.css';

interface AccountsPageProps {
  /** Shown first. */
  accountId: AccountId | null;
  /** What there is to set of an account. */
  children(account: Account): ReactNode;
}

export function AccountsPage({ accountId, children }: AccountsPageProps) {
  const w = useWords(words);
  const accounts = useAccounts() ?? [];
  const [chosenId, setChosenId] = useState(accountId);
  const chosen = accounts.find(({ id }) => id === chosenId) ?? accounts[0];
  const title = useAccountTitle();
  return (
    <div className="accounts-page">
      <nav className="accounts-list" aria-label={w.accounts}>
        <ul>
          {accounts.map((account) => (
            <li key={account.id}>
              <AccountButton account={account} chosen={account === chosen} onChoose={() => setChosenId(account.id)} />
            </li>
          ))}
        </ul>
        <div className="accounts-tools">
          {chosen && accounts.length > 1 && (
            <>
              <IconButton
                icon="sortUp"
                label={w.moveUp(title(chosen))}
                aria-disabled={chosen === accounts[0]}
                onClick={() => moveAccount(chosen.id, -1)}
              />
              <IconButton
                icon="sortDown"
                label={w.moveDown(title(chosen))}
                aria-disabled={chosen === accounts.at(-1)}
                onClick={() => moveAccount(chosen.id, 1)}
              />
            </>
          )}
          <Button icon="add" onClick={() => showOverlay({ kind: 'setup' })}>
            {w.addAccount}
          </Button>
        </div>
      </nav>
      {chosen && (
        <section key={chosen.id} className="account-settings" aria-label={title(chosen)}>
          {children(chosen)}
        </section>
      )}
    </div>
  );
}

function AccountButton({ account, chosen, onChoose }: { account: Account; chosen: boolean; onChoose(): void }) {
  const title = useAccountTitle()(account);
  const state = useStateText(account);
  return (
    <button type="button" className="account-button" aria-current={chosen || undefined} onClick={onChoose}>
      <AccountMark colour={account.colour} title={title} />
      <span className="account-words">
        <span className="account-title">{title}</span>
        {account.address !== '' && account.address !== title && <span>{account.address}</span>}
        {state && <span className="account-state">{state}</span>}
      </span>
    </button>
  );
}

function useStateText({ id, protocol }: Account): string | null {
  const w = useWords(words);
  const phases = useWords(statusWords);
  const formats = useFormats();
  const status = useAccountStatuses().find(({ accountId }) => accountId === id);
  if (protocol === 'local') return w.localState;
  if (protocol === 'demo') return w.demoState;
  return status ? phaseText(status, phases, formats) : null;
}
