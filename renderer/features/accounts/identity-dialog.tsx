// One identity: name, address, where answers go, and its signature, which the composer's own editor writes.
import { Suspense, useRef, useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import { type Identity, isOneAddress } from '../../../shared/domain/identity.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { SignatureEditor, type SignatureText } from '../composer/index.ts';
import { sayFailure } from '../problems/index.ts';
import { OfficialSignatureDialog } from './official-signature-dialog.tsx';
import { words } from './words.ts';

interface IdentityDialogProps {
  account: Account;
  identity: Identity | 'new';
  onClose(): void;
}

export function IdentityDialog({ account, identity, onClose }: IdentityDialogProps) {
  const w = useWords(words);
  const begin = identity === 'new' ? beginningOf(account) : identity;
  const [name, setName] = useState(begin.name);
  const [address, setAddress] = useState(begin.address);
  const [replyTo, setReplyTo] = useState(begin.replyTo);
  const [tried, setTried] = useState(false);
  const [asksOfficial, setAsksOfficial] = useState(false);
  const signature = useRef<SignatureText | null>(null);
  const addressWrong = !isOneAddress(address);
  const replyToWrong = replyTo.trim() !== '' && !isOneAddress(replyTo);

  async function save(): Promise<void> {
    setTried(true);
    if (addressWrong || replyToWrong) return;
    const signatureHtml = signature.current?.html() ?? begin.signatureHtml;
    const facts = { name, address, replyTo: replyTo.trim(), signatureHtml };
    if (identity === 'new') await engine.identities.add({ accountId: account.id, ...facts });
    else await engine.identities.update({ identityId: identity.id, ...facts });
    onClose();
  }

  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" onClick={() => void save().catch(sayFailure)}>
        {w.save}
      </Button>
    </>
  );
  return (
    <Dialog title={identity === 'new' ? w.newIdentityTitle : w.identityTitle} onClose={onClose} foot={foot}>
      <div className="identity-form">
        <TextField
          label={w.name}
          hint={w.nameHint}
          value={name}
          maxLength={200}
          data-autofocus
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={w.address}
          hint={w.addressHint}
          error={tried && addressWrong ? w.addressWrong : undefined}
          value={address}
          maxLength={320}
          inputMode="email"
          spellCheck={false}
          onChange={(event) => setAddress(event.target.value)}
        />
        <TextField
          label={w.replyTo}
          hint={w.replyToHint}
          error={tried && replyToWrong ? w.addressWrong : undefined}
          value={replyTo}
          maxLength={320}
          inputMode="email"
          spellCheck={false}
          onChange={(event) => setReplyTo(event.target.value)}
        />
        <div className="signature-head">
          <span>{w.signature}</span>
          <Button onClick={() => setAsksOfficial(true)}>{w.official}</Button>
        </div>
        <Suspense fallback={<div className="signature-editor" />}>
          <SignatureEditor
            initialHtml={begin.signatureHtml}
            label={w.signature}
            onReady={(text) => {
              signature.current = text;
            }}
          />
        </Suspense>
        <p className="field-hint">{w.signatureHint}</p>
      </div>
      {asksOfficial && (
        <OfficialSignatureDialog
          name={name}
          mailAddress={address}
          place={account.displayName}
          onTake={(html) => signature.current?.set(html)}
          onClose={() => setAsksOfficial(false)}
        />
      )}
    </Dialog>
  );
}

/** As the account's default, to be changed: mostly only the name is another. */
function beginningOf({ identities, address, name }: Account): Omit<Identity, 'id' | 'accountId'> {
  return { name, address: identities[0]?.address ?? address, replyTo: '', signatureHtml: '' };
}
