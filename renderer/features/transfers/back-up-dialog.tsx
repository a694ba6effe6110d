// « Sauvegarder… »: what will open the file is settled before it is made, as nothing else ever will.
import { type SubmitEvent, useState } from 'react';
import { engine, shell } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { sayFailure } from '../problems/index.ts';
import { makeBackupCode } from './backup-code.ts';
import { TransferDialog } from './transfer-dialog.tsx';
import { useShownTransfer } from './use-transfers.ts';
import { transferWords } from './words.ts';

const PHRASE_LENGTH_MIN = 12;
const FORM_ID = 'back-up-form';

export function BackUpDialog({ onClose }: { onClose(): void }) {
  const w = useWords(transferWords);
  const { transfer, show } = useShownTransfer('backup');

  async function start(passphrase: string): Promise<void> {
    const chosen = await shell.choosePlace({ purpose: 'newBackup' });
    if (!chosen) return;
    const begun = await engine.transfers.backup({ place: chosen.place, passphrase }).catch(sayFailure);
    if (begun) show(begun.transferId);
  }

  if (transfer) return <TransferDialog title={w.backUpTitle} transfer={transfer} onClose={onClose} />;
  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" type="submit" form={FORM_ID}>
        {w.startBackUp}
      </Button>
    </>
  );
  return (
    <Dialog title={w.backUpTitle} onClose={onClose} foot={foot}>
      <SecretForm onReady={(passphrase) => void start(passphrase)} />
    </Dialog>
  );
}

function SecretForm({ onReady }: { onReady(passphrase: string): void }) {
  const w = useWords(transferWords);
  const [kind, setKind] = useState<'phrase' | 'code'>('phrase');
  const [phrase, setPhrase] = useState('');
  const [again, setAgain] = useState('');
  const [code] = useState(() => makeBackupCode((bytes) => crypto.getRandomValues(bytes as Uint8Array<ArrayBuffer>)));
  const [noted, setNoted] = useState(false);
  const [tried, setTried] = useState(false);
  const short = phrase.trim().length < PHRASE_LENGTH_MIN;
  const differs = phrase !== again;

  function submit(event: SubmitEvent): void {
    event.preventDefault();
    setTried(true);
    if (kind === 'code' ? noted : !short && !differs) onReady(kind === 'code' ? code : phrase);
  }

  return (
    <form id={FORM_ID} className="transfer-choice" noValidate onSubmit={submit}>
      <p>{w.backUpIntro}</p>
      <SelectField
        label={w.secret}
        value={kind}
        options={[
          { value: 'phrase', label: w.ownPhrase },
          { value: 'code', label: w.madeCode },
        ]}
        onChange={(chosen) => setKind(chosen)}
      />
      {kind === 'phrase' ? (
        <>
          <TextField
            label={w.phrase}
            hint={w.phraseHint}
            error={tried && short ? w.phraseShort : undefined}
            type="password"
            autoComplete="off"
            value={phrase}
            onChange={(event) => setPhrase(event.target.value)}
          />
          <TextField
            label={w.phraseAgain}
            error={tried && !short && differs ? w.phraseDiffers : undefined}
            type="password"
            autoComplete="off"
            value={again}
            onChange={(event) => setAgain(event.target.value)}
          />
        </>
      ) : (
        <>
          <TextField label={w.code} className="transfer-code" readOnly spellCheck={false} value={code} />
          <CheckField
            label={w.codeNoted}
            hint={tried && !noted ? w.codeNotNoted : undefined}
            checked={noted}
            onChange={setNoted}
          />
        </>
      )}
    </form>
  );
}
