// « Changer de serveur »: from what was found, or looked for, or typed, to the new servers. Nothing happens before the
// person says so, and what happens to her mail is said first.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { FoundServers } from '../../../shared/domain/server-search.ts';
import { useWords } from '../../i18n/index.ts';
import { useAccountStatuses } from '../../state/accounts.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { addressFacts } from '../setup/index.ts';
import { FoundStep } from './found-step.tsx';
import { LookStep } from './look-step.tsx';
import { ManualStep } from './manual-step.tsx';
import { MoveDoneDialog } from './move-outcome.tsx';
import { useMove } from './use-move.ts';
import { movingWords } from './words.ts';
import './moving.css';

type Step = { kind: 'look' } | { kind: 'found'; found: FoundServers } | { kind: 'manual' };

interface MoveDialogProps {
  account: Account;
  /** null: still to be looked for. */
  found: FoundServers | null;
  onClose(): void;
}

export function MoveDialog({ account, found, onClose }: MoveDialogProps) {
  const w = useWords(movingWords);
  const first: Step = found ? { kind: 'found', found } : { kind: 'look' };
  const [step, setStep] = useState<Step>(first);
  const [address, setAddress] = useState(account.address);
  const move = useMove();
  const status = useAccountStatuses().find(({ accountId }) => accountId === account.id);
  const notYetHere = status ? status.messagesTotal - status.messagesOffline : 0;
  const typed = addressFacts(address).address ?? account.address;
  if (move.state.kind === 'done') return <MoveDoneDialog state={move.state} onClose={onClose} />;
  const shared = { account, address: typed, notYetHere, move };
  const toManual = () => setStep({ kind: 'manual' });
  return (
    <Dialog title={w.dialogTitle} onClose={onClose} size="large">
      {step.kind === 'look' && (
        <LookStep
          account={account}
          address={address}
          onAddress={setAddress}
          onFound={(servers) => setStep({ kind: 'found', found: servers })}
          onManual={toManual}
        />
      )}
      {step.kind === 'found' && (
        <FoundStep
          {...shared}
          found={step.found}
          onManual={toManual}
          onBack={found ? null : () => setStep({ kind: 'look' })}
        />
      )}
      {step.kind === 'manual' && <ManualStep {...shared} onBack={() => setStep(first)} />}
    </Dialog>
  );
}
