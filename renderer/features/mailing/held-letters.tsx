// What the guard found in the messages of a mailing: nobody sees another's address above them, but a text or a file may
// show some to everybody.
import { useMemo, useState } from 'react';
import type { OverrideReason } from '../../../shared/domain/override.ts';
import type { Finding } from '../../../shared/guard/index.ts';
import { useWords } from '../../i18n/index.ts';
import { useGuardLevel } from '../../state/policies.ts';
import { Button } from '../../ui/button.tsx';
import { FindingText, OverrideDialog } from '../guard-strip/index.ts';
import { useFacts } from '../people/index.ts';
import { words } from './words.ts';

export function HeldLetters({
  findings,
  onSend,
}: {
  findings: readonly Finding[];
  onSend(reason: OverrideReason): void;
}) {
  const w = useWords(words);
  const level = useGuardLevel();
  const [overriding, setOverriding] = useState(false);
  const addresses = useMemo(() => findings.flatMap(({ exposed, readers }) => [...exposed, ...readers]), [findings]);
  const { facts } = useFacts(addresses);
  return (
    <div role="alert" className="separate-held">
      <p>{w.held}</p>
      <ul>
        {findings.map((finding) => (
          <li key={finding.key}>
            <FindingText finding={finding} people={facts} />
          </li>
        ))}
      </ul>
      {level !== 'block' && (
        <Button onClick={() => (level === 'advise' ? onSend('') : setOverriding(true))}>{w.asIs}</Button>
      )}
      {overriding && (
        <OverrideDialog
          findings={findings}
          people={facts}
          onClose={() => setOverriding(false)}
          onSend={(reason) => {
            setOverriding(false);
            onSend(reason);
          }}
        />
      )}
    </div>
  );
}
