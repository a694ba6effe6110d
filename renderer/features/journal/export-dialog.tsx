// What would go into the file, to the letter, before anything is written: only then it can be saved.
import type { AccountId } from '../../../shared/domain/ids.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { journalWords } from './words.ts';

export function ExportDialog({ accountId, onClose }: { accountId: AccountId | null; onClose(): void }) {
  const w = useWords(journalWords);
  const shown = useEngineQuery(['journal', accountId], (signal) => engine.journal.text({ accountId }, signal)).data;
  async function save(newestId: number): Promise<void> {
    const { outcome } = await shell.saveJournal({ accountId, newestId });
    if (outcome === 'failed') showToast({ text: w.notSaved, tone: 'problem' });
    if (outcome !== 'saved') return;
    showToast({ text: w.saved });
    onClose();
  }
  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" aria-disabled={!shown} onClick={() => shown && void save(shown.newestId)}>
        {w.save}
      </Button>
    </>
  );
  return (
    <Dialog title={w.exportTitle} size="large" onClose={onClose} foot={foot}>
      <p>{w.exportIntro}</p>
      <Field label={w.exportText}>
        {(ties) => <textarea className="input journal-text" readOnly rows={16} value={shown?.text ?? ''} {...ties} />}
      </Field>
    </Dialog>
  );
}
