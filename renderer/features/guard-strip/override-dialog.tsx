// Sending as is, in spite of a red finding: possible, with a reason that is kept with the message while it is on its way,
// and in the register of this PC (engine/store/overrides.ts).
import { useState } from 'react';
import type { OverrideReason } from '../../../shared/domain/override.ts';
import type { Finding } from '../../../shared/guard/index.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import type { FactsByAddress } from '../people/index.ts';
import { FindingText } from './finding-text.tsx';
import { words } from './words.ts';

interface OverrideDialogProps {
  findings: readonly Finding[];
  people: FactsByAddress;
  onSend(reason: OverrideReason): void;
  onClose(): void;
}

const REASONS = ['agreed', 'known', 'notFamilies', 'other'] as const satisfies OverrideReason[];

export function OverrideDialog({ findings, people, onSend, onClose }: OverrideDialogProps) {
  const w = useWords(words);
  const [reason, setReason] = useState<(typeof REASONS)[number] | null>(null);
  const foot = (
    <>
      <Button
        variant="danger"
        disabled={reason === null}
        onClick={() => {
          if (reason) onSend(reason);
        }}
      >
        {w.overrideSend}
      </Button>
      <Button variant="primary" onClick={onClose}>
        {w.back}
      </Button>
    </>
  );
  return (
    <Dialog title={w.overrideTitle} size="small" onClose={onClose} foot={foot}>
      {findings.map((finding) => (
        <FindingText key={finding.key} finding={finding} people={people} />
      ))}
      <fieldset className="override-reasons">
        <legend>{w.overrideQuestion}</legend>
        {REASONS.map((one) => (
          <label key={one}>
            <input type="radio" name="reason" checked={reason === one} onChange={() => setReason(one)} />
            {w[one]}
          </label>
        ))}
      </fieldset>
    </Dialog>
  );
}
