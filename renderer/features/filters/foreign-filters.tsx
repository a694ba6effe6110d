// Thunderbird's filters, kept by an import: which can be taken over, what of them cannot and why.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { ForeignFilterOffer } from '../../../shared/domain/filter.ts';
import { engine } from '../../engine/engine.ts';
import { type Changed, useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { sayFailure } from '../problems/index.ts';
import { foreignWords } from './foreign-words.ts';
import { useSaidLeft } from './said-left.ts';

export function ForeignFilters() {
  const w = useWords(foreignWords);
  const [shown, setShown] = useState(false);
  const account = useAccounts()?.[0];
  const offers = useOffers(account);
  if (!account || offers.length === 0) return null;
  return (
    <div className="filter-foreign">
      <Button onClick={() => setShown(true)}>{w.foreignOpen}</Button>
      {shown && <ForeignDialog first={account} onClose={() => setShown(false)} />}
    </div>
  );
}

function useOffers(account: Account | undefined): readonly ForeignFilterOffer[] {
  const ask = (signal: AbortSignal) =>
    account ? engine.filters.foreign({ accountId: account.id }, signal) : Promise.resolve([]);
  // What has been taken over is told by the filters themselves.
  const changedBy = ({ areas }: Changed) => areas.some((area) => area === 'transfers' || area === 'filters');
  return useEngineQuery(['foreignFilters', account?.id], ask, { changedBy }).data ?? [];
}

function ForeignDialog({ first, onClose }: { first: Account; onClose(): void }) {
  const w = useWords(foreignWords);
  const title = useAccountTitle();
  const accounts = useAccounts() ?? [first];
  const [account, setAccount] = useState(first);
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const offers = useOffers(account);
  const isChosen = ({ key, isHere, isOfAnother }: ForeignFilterOffer) => chosen.get(key) ?? !(isHere || isOfAnother);
  const keys = offers.filter((offer) => offer.filter && isChosen(offer)).map(({ key }) => key);

  async function take(): Promise<void> {
    const { count } = await engine.filters.takeForeign({ accountId: account.id, keys });
    onClose();
    showToast({ text: w.taken(count) });
  }

  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" disabled={keys.length === 0} onClick={() => void take().catch(sayFailure)}>
        {w.foreignTake}
      </Button>
    </>
  );
  return (
    <Dialog title={w.foreignTitle} onClose={onClose} foot={foot}>
      <p className="field-hint">{w.foreignIntro}</p>
      {accounts.length > 1 && (
        <SelectField
          label={w.account}
          value={String(account.id)}
          options={accounts.map((one) => ({ value: String(one.id), label: title(one) }))}
          onChange={(id) => {
            setAccount(accounts.find((one) => String(one.id) === id) ?? first);
            setChosen(new Map());
          }}
        />
      )}
      {offers.map((offer) => (
        <Offer
          key={offer.key}
          offer={offer}
          chosen={keys.includes(offer.key)}
          onChoose={(value) => setChosen(new Map(chosen).set(offer.key, value))}
        />
      ))}
      {offers.every(({ filter }) => filter === null) && <p role="status">{w.foreignNone}</p>}
    </Dialog>
  );
}

interface OfferProps {
  offer: ForeignFilterOffer;
  chosen: boolean;
  onChoose(chosen: boolean): void;
}

function Offer({ offer: { name, account, enabled, filter, left, isHere, isOfAnother }, chosen, onChoose }: OfferProps) {
  const w = useWords(foreignWords);
  const saidLeft = useSaidLeft();
  const notes = [account, !enabled && w.isOff, isHere && w.isHere, isOfAnother && w.isOfAnother];
  const reasons = (
    <>
      {notes.filter((note) => note !== false).join(', ')}
      {left.map(saidLeft).map((said) => (
        <span key={said} className="filter-left">
          {said}
        </span>
      ))}
    </>
  );
  if (filter) return <CheckField label={name} hint={reasons} checked={chosen} onChange={onChoose} />;
  return (
    <div className="filter-not-taken">
      <strong>{name}</strong> ({w.notTaken})<p className="field-hint">{reasons}</p>
    </div>
  );
}
