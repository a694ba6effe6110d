// « Signaler »: where the message goes is shown before it leaves, asked once where nobody said it, and kept. It goes out by
// the outbox, as any message, and can be called back there. What was reported already is told with its day, and not sent again.
import { type FormEvent, useId, useState } from 'react';
import type { MessageDetail } from '../../../shared/domain/message.ts';
import type { PhishingReported } from '../../../shared/domain/suspicion.ts';
import { setJunk } from '../../app/message-actions.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { saveSettings } from '../../state/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, TextField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { sayFailure } from '../problems/index.ts';
import { useReported } from './use-reported.ts';
import { words } from './words.ts';

const ADDRESS = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;

export function ReportDialog({ detail, onClose }: { detail: MessageDetail; onClose(): void }) {
  const { accountId, id } = detail.row;
  const reported = useReported(id);
  const { data: known } = useEngineQuery(
    ['reportAddress', accountId],
    (signal) => engine.phishing.reportAddress({ accountId }, signal),
    { changedBy: ({ areas }) => areas.includes('settings') },
  );
  if (reported === undefined || known === undefined) return null;
  if (reported) return <AlreadyReported reported={reported} onClose={onClose} />;
  // One form for each answer: what is typed begins with what is known.
  return <Form key={known?.address ?? ''} detail={detail} known={known} onClose={onClose} />;
}

function AlreadyReported({ reported, onClose }: { reported: PhishingReported; onClose(): void }) {
  const w = useWords(words);
  const { fullDate } = useFormats();
  return (
    <Dialog
      title={w.reportTitle}
      size="small"
      onClose={onClose}
      foot={
        <Button variant="primary" onClick={onClose}>
          {w.close}
        </Button>
      }
    >
      <p>{w.reportedAt(reported.to, fullDate(reported.at))}</p>
      <p className="suspicion-soft">{w.reportedOnce}</p>
    </Dialog>
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
    showToast({ text: sent.outboxId === null ? w.reportedOnce : w.reported(address) });
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
