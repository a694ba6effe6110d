// One account in the settings: the name and signature of its identity, and the way to take it off this PC.
import { useState } from 'react';
import type { Account } from '../../../shared/domain/account.ts';
import { engine } from '../../engine/engine.ts';
import { useWords, type WordsOf } from '../../i18n/index.ts';
import { useAccountTitle } from '../../ui/account-title.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Field, TextField } from '../../ui/field.tsx';
import { LeaveOnServerField } from '../leave-on-server/index.ts';
import { sayFailure } from '../problems/index.ts';
import { ShareSettings } from '../setup/index.ts';
import { signatureHtmlOf, signatureTextOf } from './signature.ts';
import { settingsWords } from './words.ts';

export function AccountSettings({ account }: { account: Account }) {
  const w = useWords(settingsWords);
  const title = useAccountTitle()(account);
  const [asksRemoval, setAsksRemoval] = useState(false);
  return (
    <fieldset className="settings-account">
      <legend>{title}</legend>
      {account.protocol === 'demo' && <p className="field-hint">{w.demo}</p>}
      {account.passwordKept === 'session' && <p className="field-hint">{w.passwordSession}</p>}
      {account.protocol === 'local' ? <p className="field-hint">{w.local}</p> : <IdentityFields account={account} />}
      {account.leaveOnServer && (
        <LeaveOnServerField
          value={account.leaveOnServer}
          onChange={(leaveOnServer) =>
            void engine.accounts.setLeaveOnServer({ accountId: account.id, leaveOnServer }).catch(sayFailure)
          }
        />
      )}
      <ShareSettings account={account} />
      <div>
        <Button variant="danger" onClick={() => setAsksRemoval(true)}>
          {account.protocol === 'local' ? w.removeLocal : w.removeAccount}
        </Button>
      </div>
      {asksRemoval && (
        <ConfirmDialog
          title={account.protocol === 'local' ? w.removeLocalTitle : w.removeTitle(title)}
          action={account.protocol === 'local' ? w.removeLocalAction : w.removeAction}
          danger
          onConfirm={() => void engine.accounts.remove({ accountId: account.id }).catch(sayFailure)}
          onClose={() => setAsksRemoval(false)}
        >
          <p>{removalOf(account, w)}</p>
        </ConfirmDialog>
      )}
    </fieldset>
  );
}

function removalOf({ protocol }: Account, w: WordsOf<typeof settingsWords>): string {
  if (protocol === 'local') return w.removeBodyLocal;
  return protocol === 'pop3' ? w.removeBodyPop3 : w.removeBody;
}

/** Saved when a field is left. */
function IdentityFields({ account }: { account: Account }) {
  const w = useWords(settingsWords);
  const identity = account.identities[0];
  const [name, setName] = useState(identity?.name ?? '');
  const [signature, setSignature] = useState(signatureTextOf(identity?.signatureHtml ?? ''));
  const save = (patch: { name?: string; signatureHtml?: string }) =>
    identity && void engine.identities.update({ identityId: identity.id, ...patch }).catch(sayFailure);
  return (
    <>
      <TextField
        label={w.yourName}
        hint={w.yourNameHint}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => name !== identity?.name && save({ name })}
      />
      <Field label={w.signature} hint={w.signatureHint}>
        {(ties) => (
          <textarea
            className="input"
            rows={4}
            value={signature}
            onChange={(event) => setSignature(event.target.value)}
            onBlur={() => save({ signatureHtml: signatureHtmlOf(signature) })}
            {...ties}
          />
        )}
      </Field>
    </>
  );
}
