// « Signaler »: where the message goes is shown before it leaves, asked once where nobody said it, and kept. It goes out by
// the outbox, as any message, and can be called back there.
import { type FormEvent, useId, useState } from 'react';
import type { MessageDetail } from '../../../shared/domain/message.ts';
import { setJunk } from '../../app/message-actions.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { saveSettings } from '../../state/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { sayFailure } from '../problems/index.ts';
import { words } from './words.ts';

const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

export function ReportDialog({ detail, onClose }: { detail: MessageDetail; onClose(): void }) {
  const { accountId } = detail.row;
  const { data: known } = useEngineQuery(
    ['reportAddress', accountId],
    (signal) => engine.phishing.reportAddress({ accountId }, signal),
    { changedBy: ({ areas }) => areas.includes('settings') },
  );
  // One form for each answer: what is typed begins with what is known.
  return known === undefined ? null : (
    <Form key={known?.address ?? ''} detail={detail} known={known} onClose={onClose} />
  );
}

interface FormProps {
  detail: MessageDetail;
  known: Awaited<ReturnType<typeof engine.phishing.reportAddress>>;
  onClose(): void;
}

function Form({ detail, known, onClose }: FormProps) {
  const w = useWords(words);
  const formId = useId();
  const [to, setTo] = useState(known?.address ?? '');
  const [toJunk, setToJunk] = useState(true);
  const [tried, setTried] = useState(false);
  const isFixed = known !== null && known.setBy !== 'person';
  const isAddress = ADDRESS.test(to.trim());

  async function send(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    if (!isAddress) return;
    onClose();
    const address = to.trim();
    if (!isFixed) saveSettings({ phishingReports: address });
    const sent = await engine.phishing.report({ messageId: detail.row.id, to: address }).catch(sayFailure);
    if (!sent) return;
    showToast({ text: w.reported(address) });
    if (toJunk) setJunk([detail.row.id], true);
  }

  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" type="submit" form={formId}>
        {w.send}
      </Button>
    </>
  );
  return (
    <Dialog title={w.reportTitle} size="small" onClose={onClose} foot={foot}>
      <form id={formId} onSubmit={(event) => void send(event)} noValidate className="report-form">
        <p>{w.reportText}</p>
        {isFixed ? (
          <p>
            {w.reportTo} <strong>{known.address}</strong>{' '}
            <span className="suspicion-soft">{known.setBy === 'administrator' ? w.byAdministrator : w.byAcademy}</span>
          </p>
        ) : (
          <TextField
            label={w.reportAddress}
            hint={w.reportHint}
            type="email"
            value={to}
            onChange={(event) => setTo(event.target.value)}
            {...(tried && !isAddress && { error: w.reportWrong })}
          />
        )}
        <CheckField label={w.toJunk} checked={toJunk} onChange={setToJunk} />
      </form>
    </Dialog>
  );
}
