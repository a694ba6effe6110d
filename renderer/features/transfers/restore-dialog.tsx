// « Restaurer… »: the file, what opens it, what is in it beside what is here, and only then the restoration. After it
// the window begins anew, as everything it shows is of another store.
import { type SubmitEvent, useState } from 'react';
import { MailError, type MailErrorData } from '../../../shared/domain/problem.ts';
import type { BackupContents, PlaceToken } from '../../../shared/domain/transfer.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { useMailboxes } from '../../state/mailboxes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { ProblemCard } from '../problems/index.ts';
import { leaveRestoredNote } from './restored-dialog.tsx';
import { transferWords } from './words.ts';
import './transfers.css';

type Step =
  | { kind: 'choosing' }
  | { kind: 'opening' | 'locked'; place: PlaceToken; name: string }
  | { kind: 'open' | 'restoring'; place: PlaceToken; name: string; contents: BackupContents };

interface RestoreDialogProps {
  /** False where the store is not open: there is nothing to compare with. */
  compares?: boolean;
  onClose(): void;
}

const FORM_ID = 'restore-form';

export function RestoreDialog({ compares = true, onClose }: RestoreDialogProps) {
  const w = useWords(transferWords);
  const [step, setStep] = useState<Step>({ kind: 'choosing' });
  const [passphrase, setPassphrase] = useState('');
  const [problem, setProblem] = useState<MailErrorData | null>(null);

  async function tried<T>(work: () => Promise<T>): Promise<T | undefined> {
    setProblem(null);
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      setProblem(error.data);
      return undefined;
    }
  }

  async function choose(): Promise<void> {
    const chosen = await shell.choosePlace({ purpose: 'backup' });
    if (chosen) setStep({ kind: 'locked', ...chosen });
  }

  async function open(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (step.kind !== 'locked' || passphrase === '') return;
    const { place, name } = step;
    setStep({ kind: 'opening', place, name });
    const contents = await tried(() => engine.store.readBackup({ place, passphrase }));
    setStep(contents ? { kind: 'open', place, name, contents } : { kind: 'locked', place, name });
  }

  async function restore(): Promise<void> {
    if (step.kind !== 'open') return;
    setStep({ ...step, kind: 'restoring' });
    await shell.closeComposers();
    const restored = await tried(() => engine.store.restore({ place: step.place, passphrase }));
    if (!restored) return setStep(step);
    leaveRestoredNote();
    await shell.reload();
  }

  const busy = step.kind === 'restoring';
  const foot = (
    <>
      {!busy && <Button onClick={onClose}>{w.cancel}</Button>}
      {(step.kind === 'locked' || step.kind === 'opening') && (
        <Button variant="primary" type="submit" form={FORM_ID} aria-disabled={step.kind === 'opening'}>
          {step.kind === 'opening' ? w.opening : w.openBackup}
        </Button>
      )}
      {step.kind === 'open' && (
        <Button variant="primary" onClick={() => void restore()}>
          {w.restore}
        </Button>
      )}
    </>
  );
  return (
    <Dialog title={w.restoreTitle} onClose={() => !busy && onClose()} foot={foot}>
      <div className="transfer-choice">
        <p>{w.restoreIntro}</p>
        {step.kind === 'choosing' ? (
          <div>
            <Button onClick={() => void choose()}>{w.chooseBackup}</Button>
          </div>
        ) : (
          <p>{w.chosen(step.name)}</p>
        )}
        {(step.kind === 'locked' || step.kind === 'opening') && (
          <form id={FORM_ID} onSubmit={(event) => void open(event)}>
            <TextField
              label={w.phrase}
              type="password"
              autoComplete="off"
              autoFocus
              value={passphrase}
              onChange={(event) => setPassphrase(event.target.value)}
            />
          </form>
        )}
        {problem && (
          <div role="alert">
            <ProblemCard problem={{ ...problem, during: 'transfer' }} level="h3" />
          </div>
        )}
        {(step.kind === 'open' || step.kind === 'restoring') && (
          <Contents contents={step.contents} compares={compares} />
        )}
        {step.kind === 'restoring' && <p role="status">{w.restoring}</p>}
      </div>
    </Dialog>
  );
}

function Contents({ contents, compares }: { contents: BackupContents; compares: boolean }) {
  const w = useWords(transferWords);
  const formats = useFormats();
  const { createdAt, messages, people, drafts, outbox } = contents;
  const rows = [
    { label: w.messages, count: messages, now: compares ? <MessagesNow /> : null },
    { label: w.peopleKept, count: people, now: null },
    { label: w.drafts, count: drafts, now: null },
  ];
  return (
    <>
      <p>{w.madeAt(formats.fullDate(createdAt))}</p>
      <div className="transfer-table">
        <table>
          <thead>
            <tr>
              <td />
              <th scope="col">{w.inBackup}</th>
              {compares && <th scope="col">{w.now}</th>}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, count, now }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{formats.number(count)}</td>
                {compares && <td>{now}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {outbox > 0 && <p>{w.waiting(outbox)}</p>}
      <p>{w.passwordsAgain}</p>
    </>
  );
}

function MessagesNow() {
  const formats = useFormats();
  const mailboxes = useMailboxes();
  return mailboxes && formats.number(mailboxes.reduce((sum, { total }) => sum + total, 0));
}

/** Where there is no window around it: on the first screen, and where the store cannot be opened. */
export function RestoreOffer() {
  const w = useWords(transferWords);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{w.restoreOffer}</Button>
      {isOpen && <RestoreDialog compares={false} onClose={() => setOpen(false)} />}
    </>
  );
}
