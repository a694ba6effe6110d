// Who the person is at a proxy that asks for it, in the card that tells so. One try per press. No form of its own, as the
// card may stand within the set-up's.
import { type KeyboardEvent, useState } from 'react';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { sayFailure } from './say-failure.ts';
import { problemWords } from './words.ts';

interface ProxyLoginProps {
  /** « host:port ». */
  proxy: string;
  /** It can be tried now. */
  onGiven?: (() => void) | undefined;
}

export function ProxyLogin({ proxy, onGiven }: ProxyLoginProps) {
  const w = useWords(problemWords);
  const [userName, setUserName] = useState('');
  const [password, setPassword] = useState('');
  const [giving, setGiving] = useState(false);
  const isReady = !giving && userName.trim() !== '' && password !== '';

  async function give(): Promise<void> {
    if (!isReady) return;
    setGiving(true);
    const answer = await engine.accounts.setProxyLogin({ proxy, userName, password }).catch(sayFailure);
    setGiving(false);
    if (!answer?.ok) return;
    // What comes of it, the card tells: it goes, or says that the proxy refused.
    setPassword('');
    showToast({ text: w.proxyLoginGiven });
    onGiven?.();
  }
  const giveByEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    void give();
  };

  return (
    <fieldset className="problem-password problem-proxy" aria-label={w.proxyLoginFor(proxy)} onKeyDown={giveByEnter}>
      <TextField
        label={w.proxyUserName}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={userName}
        onChange={(event) => setUserName(event.target.value)}
      />
      <TextField
        label={w.proxyPasswordField}
        type="password"
        autoComplete="off"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
      />
      <Button variant="primary" aria-disabled={!isReady} onClick={() => void give()}>
        {w.proxyLoginSubmit}
      </Button>
      <p className="field-hint">{w.proxyLoginHint}</p>
    </fieldset>
  );
}
