// The dialog of a transfer once it has begun: how far it is, what came of it, and how it is stopped and gone on with.
import { type ReactNode, useState } from 'react';
import type { Transfer } from '../../../shared/domain/transfer.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { sayFailure } from '../problems/index.ts';
import { TransferReport } from './transfer-report.tsx';
import { transferWords } from './words.ts';

interface TransferDialogProps {
  title: string;
  transfer: Transfer;
  onClose(): void;
  /** Below the report. */
  children?: ReactNode;
}

export function TransferDialog({ title, transfer, onClose, children }: TransferDialogProps) {
  return (
    <Dialog title={title} size="large" onClose={onClose} foot={<Foot transfer={transfer} onClose={onClose} />}>
      <TransferReport transfer={transfer} />
      {children}
    </Dialog>
  );
}

function Foot({ transfer, onClose }: { transfer: Transfer; onClose(): void }) {
  const w = useWords(transferWords);
  const [stopping, setStopping] = useState(false);
  async function stop(): Promise<void> {
    setStopping(true);
    await engine.transfers.stop().catch(sayFailure);
    setStopping(false);
  }
  const goesOn = transfer.kind === 'import' && transfer.state !== 'running' && transfer.state !== 'done';
  return (
    <>
      {transfer.state === 'running' && (
        <Button aria-disabled={stopping} onClick={() => !stopping && void stop()}>
          {stopping ? w.stopping : w.stop}
        </Button>
      )}
      {goesOn && (
        <Button onClick={() => void engine.transfers.resume({ transferId: transfer.id }).catch(sayFailure)}>
          {w.resume}
        </Button>
      )}
      <Button variant="primary" onClick={onClose}>
        {w.close}
      </Button>
    </>
  );
}
