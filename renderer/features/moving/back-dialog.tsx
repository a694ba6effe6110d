// « Revenir à l'ancien serveur »: its password, once.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import type { FormerServers } from '../../../shared/domain/moving.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useFormErrors } from '../../ui/use-form-errors.ts';
import { PasswordField } from '../setup/index.ts';
import { MoveDoneDialog, MoveFailure, MoveProgress } from './move-outcome.tsx';
import { useMove } from './use-move.ts';
import { movingWords } from './words.ts';
import './moving.css';

export function BackDialog({ account, to, onClose }: { account: Account; to: FormerServers; onClose(): void }) {
  const w = useWords(movingWords);
  const [password, setPassword] = useState('');
  const move = useMove();
  const errors = new Map(password === '' ? [['password', 'missing'] as const] : []);
  const { element, errorOf, submit } = useFormErrors(errors, w);
  const send = () => {
    const { address, incoming, outgoing } = to;
    move.go({ accountId: account.id, address, incoming, outgoing, password });
  };
  if (move.state.kind === 'done') return <MoveDoneDialog state={move.state} onClose={onClose} />;
  return (
    <Dialog title={w.backTitle} onClose={onClose}>
      <form ref={element} className="moving-form" noValidate onSubmit={(event) => submit(event, send)}>
        <p>{w.backNote(to.incoming.host)}</p>
        <PasswordField
          label={w.password}
          hint={w.passwordHint}
          value={password}
          error={errorOf('password')}
          onChange={setPassword}
        />
        <MoveFailure state={move.state} />
        <MoveProgress state={move.state} />
        <div className="moving-actions">
          <Button onClick={onClose}>{w.cancel}</Button>
          <Button type="submit" variant="primary" aria-disabled={move.state.kind === 'going'}>
            {w.backTitle}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
