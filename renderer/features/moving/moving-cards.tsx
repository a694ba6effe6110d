// Calm cards above the panes: an account whose servers others have taken the place of, and one that has come to new
// servers and has messages which these do not.
import { useState } from 'react';
import { isAcademy, placeOf } from '../../../shared/academies/place.ts';
import type { Account } from '../../../shared/domain/account.ts';
import type { MoveProposal, MovingState } from '../../../shared/domain/moving.ts';
import { engine } from '../../engine/engine.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useAccounts } from '../../state/accounts.ts';
import { useMoving } from '../../state/moving.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { sayFailure } from '../problems/index.ts';
import { MoveDialog } from './move-dialog.tsx';
import { movingWords } from './words.ts';
import './moving.css';

export function MovingCards() {
  const w = useWords(movingWords);
  const accounts = useAccounts() ?? [];
  const [moving, setMoving] = useState<MoveProposal | null>(null);
  const due = useMoving().filter(({ proposal, onlyHere }) => proposal || (onlyHere && !onlyHere.agreed));
  const accountOf = (id: Account['id']) => accounts.find((account) => account.id === id);
  const mover = moving && accountOf(moving.accountId);
  return (
    <>
      {due.length > 0 && (
        <section className="moving-cards" aria-label={w.cards} aria-live="polite">
          {due.map((state) => {
            const account = accountOf(state.accountId);
            return (
              account && (
                <div key={state.accountId} className="moving-card">
                  {state.proposal ? (
                    <Proposal account={account} proposal={state.proposal} onSee={setMoving} />
                  ) : (
                    <OnlyHere state={state} />
                  )}
                </div>
              )
            );
          })}
        </section>
      )}
      {/* Outlives its card, which goes when the account has gone. */}
      {moving && mover && <MoveDialog account={mover} found={moving} onClose={() => setMoving(null)} />}
    </>
  );
}

interface ProposalProps {
  account: Account;
  proposal: MoveProposal;
  onSee(proposal: MoveProposal): void;
}

function Proposal({ account, proposal, onSee }: ProposalProps) {
  const w = useWords(movingWords);
  const formats = useFormats();
  const { accountId, incoming, silentSinceAt } = proposal;
  return (
    <>
      <Icon name="info" />
      <div className="moving-text">
        <h2>{isAcademy(placeOf(account.address)) ? w.title : w.titleOther}</h2>
        <p>
          {w.silentSince(formats.day(silentSinceAt))} {w.answers(incoming.host)} {w.staysShort}
        </p>
      </div>
      <Button variant="primary" onClick={() => onSee(proposal)}>
        {w.see}
      </Button>
      <Button variant="quiet" onClick={() => void engine.moving.putOff({ accountId }).catch(sayFailure)}>
        {w.later}
      </Button>
    </>
  );
}

function OnlyHere({ state: { accountId, onlyHere } }: { state: MovingState }) {
  const w = useWords(movingWords);
  if (!onlyHere) return null;
  return (
    <>
      <Icon name="info" />
      <div className="moving-text">
        <h2>{w.onlyHereTitle}</h2>
        <p>
          {w.onlyHere(onlyHere.count)} {onlyHere.withoutText > 0 && w.withoutText(onlyHere.withoutText)} {w.waitFirst}
        </p>
      </div>
      <Button onClick={() => void engine.moving.keepHere({ accountId }).catch(sayFailure)}>{w.keepHere}</Button>
      <Button onClick={() => void engine.moving.deposit({ accountId }).catch(sayFailure)}>{w.deposit}</Button>
    </>
  );
}
