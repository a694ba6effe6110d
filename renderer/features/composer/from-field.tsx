// De: whom the message is from, the identities of each account under its name, with the account's mark beside it, so
// that nobody writes from the wrong mailbox unawares.
import { useId } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { Identity } from '../../../shared/domain/identity.ts';
import type { IdentityId } from '../../../shared/domain/ids.ts';
import { useWords } from '../../i18n/index.ts';
import { AccountMark } from '../../ui/account-mark.tsx';
import { useAccountTitle } from '../../ui/account-title.ts';
import { words } from './words.ts';

interface FromFieldProps {
  /** Those that can send. */
  accounts: readonly Account[];
  value: IdentityId;
  onChange(identity: Identity): void;
}

export function FromField({ accounts, value, onChange }: FromFieldProps) {
  const w = useWords(words);
  const id = useId();
  const title = useAccountTitle();
  const identities = accounts.flatMap((account) => account.identities);
  const own = accounts.find((account) => account.identities.some((identity) => identity.id === value));
  return (
    <div className="address-row">
      <label htmlFor={id}>{w.from}</label>
      <div className="from-choice">
        {own && accounts.length > 1 && <AccountMark colour={own.colour} title={title(own)} />}
        <select
          id={id}
          className="from-select"
          value={value}
          onChange={(event) => {
            const identity = identities.find((one) => String(one.id) === event.target.value);
            if (identity) onChange(identity);
          }}
        >
          {accounts.length > 1
            ? accounts.map((account) => (
                <optgroup key={account.id} label={title(account)}>
                  <Options identities={account.identities} />
                </optgroup>
              ))
            : accounts.map((account) => <Options key={account.id} identities={account.identities} />)}
        </select>
        {own && accounts.length > 1 && <span className="from-account">{title(own)}</span>}
      </div>
    </div>
  );
}

function Options({ identities }: { identities: readonly Identity[] }) {
  return identities.map((identity) => (
    <option key={identity.id} value={identity.id}>
      {identity.name ? `${identity.name} <${identity.address}>` : identity.address}
    </option>
  ));
}
