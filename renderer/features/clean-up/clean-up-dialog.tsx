// « Ménage guidé »: choose what leaves the server, then see it happen. What runs goes on when the dialog is closed, and
// is found again when it is opened.
import { useState } from 'react';
import { type Account, keepsMailHere } from '../../../shared/domain/account.ts';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { useAccountStatuses, useAccounts } from '../../state/accounts.ts';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { ChooseStep } from './choose-step.tsx';
import { ProgressStep } from './progress-step.tsx';
import { cleanUpWords } from './words.ts';
import './clean-up.css';

interface CleanUpDialogProps {
  /** null: that of the fullest mailbox, to begin with. */
  accountId: AccountId | null;
  onClose(): void;
}

export function CleanUpDialog({ accountId, onClose }: CleanUpDialogProps) {
  const w = useWords(cleanUpWords);
  const accounts = useOnServer();
  const title = useAccountTitle();
  const [chosen, setChosen] = useState<AccountId | null>(accountId);
  const [again, setAgain] = useState(false);
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0];
  const state = useEngineQuery(
    ['cleanUp', account?.id],
    (signal) => engine.cleanUps.state({ accountId: account!.id }, signal),
    { enabled: account !== undefined, changedBy: ({ areas }) => areas.includes('operations') },
  ).data;
  const runs = state && !again && state.chosen.count > 0;
  return (
    <Dialog title={w.title} size="large" onClose={onClose}>
      <div className="clean-up">
        {accounts.length === 0 && <p>{w.noServer}</p>}
        {accounts.length > 1 && (
          <SelectField
            label={w.account}
            value={String(account?.id)}
            options={accounts.map((one) => ({ value: String(one.id), label: title(one) }))}
            onChange={(id) => setChosen(accounts.find((one) => String(one.id) === id)?.id ?? null)}
          />
        )}
        {account && runs && <ProgressStep account={account} state={state} onAgain={() => setAgain(true)} />}
        {account && state !== undefined && !runs && (
          <ChooseStep key={account.id} accountId={account.id} onBegun={() => setAgain(false)} />
        )}
      </div>
    </Dialog>
  );
}

/** Those whose mail is on a server, the fullest first. */
function useOnServer(): Account[] {
  const accounts = (useAccounts() ?? []).filter(({ protocol }) => !keepsMailHere(protocol));
  const statuses = useAccountStatuses();
  const share = ({ id }: Account) => {
    const quota = statuses.find(({ accountId }) => accountId === id)?.quota;
    return quota ? quota.usedBytes / quota.limitBytes : 0;
  };
  return accounts.toSorted((a, b) => share(b) - share(a));
}
