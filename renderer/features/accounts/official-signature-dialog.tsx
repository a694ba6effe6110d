// The signature of the ministry's staff, made of what the person says, and shown as it will be: a proposal, which can be
// changed afterwards. A school's own mailbox gets the school's.
import { useState } from 'react';
import { academyFor } from '../../../shared/academies/recognise.ts';
import { officialSignature, type SignatureFacts, signatureLines } from '../../../shared/compose/official-signature.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { words } from './words.ts';

interface OfficialSignatureDialogProps {
  name: string;
  /** Of the identity. */
  mailAddress: string;
  place: string;
  onTake(html: string): void;
  onClose(): void;
}

export function OfficialSignatureDialog({ name, mailAddress, place, onTake, onClose }: OfficialSignatureDialogProps) {
  const w = useWords(words);
  const [facts, setFacts] = useState<SignatureFacts>(() => beginning(name, mailAddress, place));
  const field = (key: Exclude<keyof SignatureFacts, 'kind'>, label: string, hint?: string) => (
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
        <p>{facts.kind === 'school' ? w.officialSchoolIntro : w.officialIntro}</p>
        {field('name', w.officialName)}
        {field('role', w.officialRole, w.officialRoleHint)}
        {field('place', w.officialPlace)}
        {field('address', w.officialAddress)}
        {field('phone', w.officialPhone)}
        {field('academy', w.officialAcademy)}
        <section aria-label={w.officialPreview} className="official-preview">
          {signatureLines(facts).map(({ text, strong }) => (
            <div key={text}>{strong ? <strong>{text}</strong> : text}</div>
          ))}
        </section>
      </div>
    </Dialog>
  );
}

function beginning(name: string, mailAddress: string, place: string): SignatureFacts {
  const academy = academyFor(mailAddress);
  const isSchool = academy !== null && academy.mailbox !== 'person';
  return {
    kind: isSchool ? 'school' : 'person',
    // The name of a school's mailbox is the school's.
    name: isSchool ? '' : name,
    role: '',
    place: isSchool ? name || place : place,
    address: '',
    phone: '',
    academy: academy?.relation === 'own' ? academy.name : '',
  };
}
