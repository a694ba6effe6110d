// The store is there but no keychain holds its key: the password of one of its mailboxes opens it.
import { type SubmitEvent, useState } from 'react';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Emblem } from '../../ui/emblem.tsx';
import { TextField } from '../../ui/field.tsx';
import { sayFailure } from '../problems/index.ts';
import { setupWords } from './words.ts';
import './setup.css';

export function UnlockScreen({ addresses }: { addresses: readonly string[] }) {
  const w = useWords(setupWords);
  const [password, setPassword] = useState('');
  const [opening, setOpening] = useState(false);
  const [refused, setRefused] = useState(false);

  async function submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (opening || password === '') return;
    setOpening(true);
    const answer = await engine.store.unlock({ password }).catch(sayFailure);
    setOpening(false);
    setRefused(answer?.ok === false);
  }

  return (
    <main className="setup-screen">
      <form className="setup-sheet setup-unlock" onSubmit={(event) => void submit(event)}>
        <header className="setup-welcome">
          <Emblem />
          <div>
            <h1>{w.unlockTitle}</h1>
            <p>{w.unlockWhy(addresses.join(w.unlockOr))}</p>
          </div>
        </header>
        <TextField
          label={w.password}
          error={refused ? w.unlockRefused : undefined}
          type="password"
          autoComplete="off"
          autoFocus
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <div className="setup-actions">
          <Button type="submit" variant="primary" aria-disabled={opening || password === ''}>
            {opening ? w.unlocking : w.unlock}
          </Button>
        </div>
      </form>
    </main>
  );
}
