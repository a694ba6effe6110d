// How an account is called and marked on this PC, and whether new messages are written from it.
import { useId, useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import { AccountColour } from '../../../shared/domain/account-colour.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { saveSettings, useSettings } from '../../state/settings.ts';
import { AccountMark } from '../../ui/account-mark.tsx';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { sayFailure } from '../problems/index.ts';
import { colourWords, words } from './words.ts';

export function AccountLook({ account }: { account: Account }) {
  const w = useWords(words);
  const title = useAccountTitle();
  const [name, setName] = useState(account.displayName);
  const { id: accountId, displayName } = account;
  return (
    <>
      <TextField
        label={w.displayName}
        hint={w.displayNameHint}
        value={name}
        maxLength={100}
        placeholder={title({ ...account, displayName: '' })}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => {
          const wanted = name.trim();
          if (wanted !== displayName)
            void engine.accounts.setLook({ accountId, displayName: wanted }).catch(sayFailure);
        }}
      />
      <ColourField account={account} />
      <DefaultAccount account={account} />
    </>
  );
}

function ColourField({ account }: { account: Account }) {
  const w = useWords(words);
  const names = useWords(colourWords);
  const title = useAccountTitle()(account);
  const group = useId();
  return (
    <fieldset className="colour-field">
      <legend>{w.colour}</legend>
      {AccountColour.options.map((colour) => (
        <label key={colour} title={names[colour]}>
          <input
            type="radio"
            name={group}
            value={colour}
            aria-label={names[colour]}
            checked={account.colour === colour}
            onChange={() => void engine.accounts.setLook({ accountId: account.id, colour }).catch(sayFailure)}
          />
          <AccountMark colour={colour} title={title} />
        </label>
      ))}
    </fieldset>
  );
}

/** Where there is a choice. */
function DefaultAccount({ account }: { account: Account }) {
  const w = useWords(words);
  const settings = useSettings();
  const writers = (useAccounts() ?? []).filter(({ identities }) => identities.length > 0);
  if (writers.length < 2 || account.identities.length === 0) return null;
  const chosen = writers.find(({ id }) => id === settings?.defaultAccountId) ?? writers[0]!;
  if (chosen.id === account.id) return <p className="field-hint">{w.isDefault}</p>;
  return (
    <div>
      <Button onClick={() => saveSettings({ defaultAccountId: account.id })}>{w.makeDefault}</Button>
    </div>
  );
}
