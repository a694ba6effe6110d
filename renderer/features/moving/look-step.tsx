// The search for the servers of the account's address, asked for by hand.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { FoundServers } from '../../../shared/domain/server-search.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { useFormErrors } from '../../ui/use-form-errors.ts';
import { addressFacts, useServerSearch } from '../setup/index.ts';
import { movingWords } from './words.ts';

interface LookStepProps {
  account: Account;
  address: string;
  onAddress(address: string): void;
  onFound(found: FoundServers): void;
  onManual(): void;
}

export function LookStep({ account, address, onAddress, onFound, onManual }: LookStepProps) {
  const w = useWords(movingWords);
  const [unfit, setUnfit] = useState<'samePlace' | 'otherProtocol' | null>(null);
  const protocol = account.protocol === 'pop3' ? 'pop3' : 'imap';
  const { state, start, stop } = useServerSearch((found) => {
    if (found.incoming.service !== protocol) setUnfit('otherProtocol');
    else if (found.incoming.host === account.incoming?.host) setUnfit('samePlace');
    else onFound(found);
  });
  const facts = addressFacts(address);
  const errors = new Map(facts.error ? [['address', facts.error] as const] : []);
  const { element, errorOf, submit } = useFormErrors(errors, w);
  const isSearching = state.kind === 'searching';
  const send = () => {
    setUnfit(null);
    start({ address: facts.address ?? '', protocol, shared: [] });
  };
  return (
    <form ref={element} className="moving-form" noValidate onSubmit={(event) => submit(event, send)}>
      <p>{w.lookFor}</p>
      <TextField
        label={w.address}
        hint={w.addressHint}
        error={errorOf('address')}
        name="address"
        inputMode="email"
        autoComplete="off"
        spellCheck={false}
        required
        value={address}
        onChange={(event) => onAddress(event.target.value)}
      />
      <p role="status">
        {isSearching && w.searching}
        {(state.kind === 'none' || state.kind === 'offline') && w.noneFound}
        {unfit && w[unfit]}
      </p>
      <div className="moving-actions">
        <Button variant="quiet" onClick={onManual}>
          {w.manual}
        </Button>
        {isSearching && <Button onClick={stop}>{w.stop}</Button>}
        <Button type="submit" variant="primary" aria-disabled={isSearching}>
          {w.look}
        </Button>
      </div>
    </form>
  );
}
