// The signature of the ministry's staff, made of what the person says: a proposal, which can be changed afterwards.
import { useState } from 'react';
import { officialSignature } from '../../../shared/compose/official-signature.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { words } from './words.ts';

interface OfficialSignatureDialogProps {
  name: string;
  place: string;
  onTake(html: string): void;
  onClose(): void;
}

export function OfficialSignatureDialog({ name, place, onTake, onClose }: OfficialSignatureDialogProps) {
  const w = useWords(words);
  const [facts, setFacts] = useState({ name, role: '', place, phone: '' });
  const field = (key: keyof typeof facts, label: string, hint?: string) => (
    <TextField
      label={label}
      hint={hint}
      value={facts[key]}
      maxLength={200}
      onChange={(event) => setFacts({ ...facts, [key]: event.target.value })}
    />
  );
  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button
        variant="primary"
        onClick={() => {
          onTake(officialSignature(facts));
          onClose();
        }}
      >
        {w.officialTake}
      </Button>
    </>
  );
  return (
    <Dialog title={w.officialTitle} size="small" onClose={onClose} foot={foot}>
      <div className="identity-form">
        <p>{w.officialIntro}</p>
        {field('name', w.officialName)}
        {field('role', w.officialRole, w.officialRoleHint)}
        {field('place', w.officialPlace)}
        {field('phone', w.officialPhone)}
      </div>
    </Dialog>
  );
}
