// The question before a list is left: who is told, how, and what they learn by it. A page is opened by the person, in the
// browser, with its whole address in sight.
import { useState } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { WayOut } from '../../../shared/domain/mailing-list.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { showToast } from '../../ui/toast.tsx';
import { sayFailure } from '../problems/index.ts';
import { listLineWords } from './words.ts';

interface LeaveDialogProps {
  messageId: MessageId;
  name: string;
  wayOut: WayOut;
  onClose(): void;
}

export function LeaveDialog({ messageId, name, wayOut, onClose }: LeaveDialogProps) {
  const w = useWords(listLineWords);
  const [busy, setBusy] = useState(false);

  async function leave(): Promise<void> {
    if (wayOut.kind === 'page') {
      onClose();
      await shell.openLink({ url: wayOut.url });
      return;
    }
    setBusy(true);
    const left = await engine.mailingLists.leave({ messageId, wayOut }).catch(sayFailure);
    onClose();
    if (left) showToast({ text: left.outcome === 'asked' ? said() : w[left.outcome] });
  }

  const said = () => (wayOut.kind === 'mail' ? w.written(wayOut.to) : w.done);
  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" disabled={busy} onClick={() => void leave()}>
        {wayOut.kind === 'page' ? w.openPage : w.leave}
      </Button>
    </>
  );
  return (
    <Dialog title={w.title(name)} size="small" onClose={onClose} foot={foot}>
      <p>{whatHappens()}</p>
      {wayOut.kind === 'page' && <p className="list-line-url">{wayOut.url}</p>}
      <p className="field-hint">{w.theyLearn}</p>
    </Dialog>
  );

  function whatHappens(): string {
    if (wayOut.kind === 'oneClick') return w.byClick(wayOut.host);
    return wayOut.kind === 'mail' ? w.byMail(wayOut.to) : w.byPage(wayOut.host);
  }
}
