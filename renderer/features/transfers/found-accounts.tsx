// Accounts that another program has and Casier has not: proposed for setting up, with all but the password filled in.

import { addressKey } from '../../../shared/domain/address.ts';
import type { OfferedAccount, PlaceToken } from '../../../shared/domain/transfer.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { showOverlay } from '../../state/view.ts';
import { Button } from '../../ui/button.tsx';
import { transferWords } from './words.ts';

export function FoundAccounts({ place }: { place: PlaceToken }) {
  const w = useWords(transferWords);
  const accounts = useNewAccounts(place);
  if (accounts.length === 0) return null;
  return (
    <section className="transfer-accounts">
      <h3>{w.accounts}</h3>
      <p className="field-hint">{w.accountHint}</p>
      {accounts.map((proposal) => (
        <div key={`${proposal.protocol} ${proposal.incoming.host} ${proposal.incoming.userName}`}>
          <Button onClick={() => showOverlay({ kind: 'setup', proposal })}>{w.setUp(proposal.label)}</Button>
        </div>
      ))}
    </section>
  );
}

function useNewAccounts(place: PlaceToken): OfferedAccount[] {
  const known = useAccounts() ?? [];
  const { data: offer } = useEngineQuery(['import', 'look', place], (signal) =>
    engine.transfers.look({ place }, signal),
  );
  const isKnown = ({ address }: OfferedAccount) => known.some((one) => addressKey(one.address) === addressKey(address));
  return offer?.accounts.filter((account) => !isKnown(account)) ?? [];
}
