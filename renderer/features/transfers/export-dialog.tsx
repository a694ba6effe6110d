// « Exporter… »: what, in which form, and where to; then how far it is and what came of it.
import { useState } from 'react';
import { MailboxId } from '../../../shared/domain/ids.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { sayFailure } from '../problems/index.ts';
import { useMailboxChoices } from './mailbox-choices.ts';
import { TransferDialog } from './transfer-dialog.tsx';
import { useShownTransfer } from './use-transfers.ts';
import { transferWords } from './words.ts';

interface ExportDialogProps {
  /** Chosen beforehand; null: everything. */
  mailboxId: MailboxId | null;
  onClose(): void;
}

export function ExportDialog({ mailboxId, onClose }: ExportDialogProps) {
  const w = useWords(transferWords);
  const [what, setWhat] = useState(mailboxId === null ? '' : String(mailboxId));
  const [format, setFormat] = useState<'mbox' | 'eml'>('mbox');
  const mailboxes = useMailboxChoices();
  const { transfer, show } = useShownTransfer('export');

  async function start(): Promise<void> {
    const chosen = await shell.choosePlace({ purpose: 'exportFolder' });
    if (!chosen) return;
    const mailboxIds = what === '' ? null : [MailboxId.parse(Number(what))];
    const begun = await engine.transfers.export({ place: chosen.place, mailboxIds, format }).catch(sayFailure);
    if (begun) show(begun.transferId);
  }

  if (transfer) return <TransferDialog title={w.exportTitle} transfer={transfer} onClose={onClose} />;
  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" onClick={() => void start()}>
        {w.startExport}
      </Button>
    </>
  );
  return (
    <Dialog title={w.exportTitle} onClose={onClose} foot={foot}>
      <div className="transfer-choice">
        <p>{w.exportIntro}</p>
        <SelectField
          label={w.what}
          value={what}
          options={[
            { value: '', label: w.everything },
            ...mailboxes.map(({ value, label }) => ({ value, label: w.withBelow(label) })),
          ]}
          onChange={setWhat}
        />
        <SelectField
          label={w.format}
          value={format}
          options={[
            { value: 'mbox', label: w.mbox },
            { value: 'eml', label: w.eml },
          ]}
          onChange={(chosen) => setFormat(chosen)}
        />
      </div>
    </Dialog>
  );
}
