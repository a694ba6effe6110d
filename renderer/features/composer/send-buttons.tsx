// « Envoyer ». While the guard is red, the main button is the safe act, and says what it does; where no click mends it,
// it leads to what has to be mended. Sending as is stays possible, smaller, with a reason, unless an administrator asks
// for no reason or leaves no other way.
import { useState } from 'react';
import type { Finding } from '../../../shared/guard/index.ts';
import { useWords } from '../../i18n/index.ts';
import { useGuardLevel } from '../../state/policies.ts';
import { Button } from '../../ui/button.tsx';
import { OverrideDialog, type RedChoice, showRed } from '../guard-strip/index.ts';
import type { FactsByAddress } from '../people/index.ts';
import { SendLaterButton } from './send-later-button.tsx';
import type { Sending, When } from './use-send.ts';
import { words } from './words.ts';

export interface SendButtonsProps {
  sending: Sending;
  findings: readonly Finding[];
  people: FactsByAddress;
  /** null: nothing is red. */
  choice: RedChoice | null;
}

export function SendButtons({ sending, findings, people, choice }: SendButtonsProps) {
  const promised = choice?.safe?.label ?? null;
  const send = (when: When) => sending.send(when, promised);
  return (
    <>
      <MainButton choice={choice} disabled={sending.busy} onSend={() => send('now')} />
      {choice && <SendAsIs {...{ sending, findings, people, choice }} />}
      {/* The keys keep « Envoyer plus tard », and its open menu, when the guard changes its mind. */}
      <SendLaterButton key="later" disabled={sending.busy} onSend={send} />
    </>
  );
}

interface MainButtonProps {
  choice: RedChoice | null;
  disabled: boolean;
  onSend(): void;
}

function MainButton({ choice, disabled, onSend }: MainButtonProps) {
  const w = useWords(words);
  if (!choice) {
    return (
      <Button key="send" variant="primary" icon="sent" title={w.sendKeys} disabled={disabled} onClick={onSend}>
        {w.send}
      </Button>
    );
  }
  const { safe, toMend } = choice;
  return safe ? (
    <Button key="safe" variant="primary" icon="shield" title={safe.details} disabled={disabled} onClick={onSend}>
      {safe.label}
    </Button>
  ) : (
    <Button key="red" variant="primary" icon="shield" onClick={showRed}>
      {toMend}
    </Button>
  );
}

function SendAsIs({ sending, findings, people, choice }: SendButtonsProps & { choice: RedChoice }) {
  const level = useGuardLevel();
  const [overriding, setOverriding] = useState(false);
  const red = findings.filter(({ severity }) => severity === 'red');
  if (level === 'block') return <span className="send-blocked">{choice.blocked}</span>;
  return (
    <>
      <button
        type="button"
        className="send-as-is"
        disabled={sending.busy}
        onClick={() => (level === 'advise' ? sending.override(red, '') : setOverriding(true))}
      >
        {level === 'advise' ? choice.asIsAtOnce : choice.asIs}
      </button>
      {overriding && (
        <OverrideDialog
          findings={red}
          people={people}
          onClose={() => setOverriding(false)}
          onSend={(reason) => {
            setOverriding(false);
            sending.override(red, reason);
          }}
        />
      )}
    </>
  );
}
