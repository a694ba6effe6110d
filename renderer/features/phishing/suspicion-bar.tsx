// Above a suspicious message: one sentence, and on demand all that speaks against it. Nothing is hidden or held back; what
// was found is said, and the person decides.
import { useId, useState } from 'react';
import { addressKey } from '../../../shared/domain/address.ts';
import type { MessageDetail } from '../../../shared/domain/message.ts';
import type { Suspicion } from '../../../shared/domain/suspicion.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { saveSettings, settingsNow, useSettings } from '../../state/settings.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { showToast } from '../../ui/toast.tsx';
import { ReportDialog } from './report-dialog.tsx';
import { type Facts, factsOf, sentenceWords } from './sentence-words.ts';
import { useReported } from './use-reported.ts';
import { useSuspicion } from './use-suspicion.ts';
import { words } from './words.ts';
import './phishing.css';

export function SuspicionBar({ detail }: { detail: MessageDetail }) {
  const suspicion = useSuspicion(detail.row.id);
  if (!suspicion) return null;
  return suspicion.quieted ? (
    <QuietedNote detail={detail} />
  ) : (
    <Bar key={detail.row.id} detail={detail} suspicion={suspicion} />
  );
}

function Bar({ detail, suspicion }: { detail: MessageDetail; suspicion: Suspicion }) {
  const w = useWords(words);
  const sentences = useWords(sentenceWords);
  const formats = useFormats();
  const facts = factsOf(suspicion, formats);
  const reported = useReported(detail.row.id);
  const [open, setOpen] = useState(false);
  const [reporting, setReporting] = useState(false);
  const evidenceId = useId();
  const { level, evidence } = suspicion;
  const sender = addressKey(detail.row.from.address);
  return (
    <section className="suspicion-bar" data-level={level} aria-label={w.bar}>
      <div className="suspicion-said" role="status">
        <Icon name="warning" />
        <p>
          <strong>{level === 'danger' ? w.danger : w.doubt}</strong>{' '}
          {evidence[0] && sentences[evidence[0].kind](evidence[0], facts)}
        </p>
      </div>
      <div className="suspicion-acts">
        <Button aria-expanded={open} aria-controls={evidenceId} onClick={() => setOpen(!open)}>
          {w.why}
        </Button>
        <Button onClick={() => setReporting(true)}>{w.report}</Button>
        {sender !== '' && <Button onClick={() => trust(sender, w)}>{w.know}</Button>}
      </div>
      {reported && <p className="suspicion-soft">{w.reportedAt(reported.to, formats.fullDate(reported.at))}</p>}
      <div id={evidenceId} hidden={!open} className="suspicion-evidence">
        {open && <EvidenceList suspicion={suspicion} facts={facts} />}
      </div>
      {reporting && <ReportDialog detail={detail} onClose={() => setReporting(false)} />}
    </section>
  );
}

function EvidenceList({ suspicion, facts }: { suspicion: Suspicion; facts: Facts }) {
  const w = useWords(words);
  const sentences = useWords(sentenceWords);
  return (
    <>
      <ul>
        {suspicion.evidence.map((one) => (
          <li key={one.kind}>{sentences[one.kind](one, facts)}</li>
        ))}
      </ul>
      <p className="suspicion-soft">{w.advice}</p>
      <p className="suspicion-soft">{w.local}</p>
    </>
  );
}

/** « Je connais cet expéditeur » can be taken back where it was said, as long as there is something it keeps quiet. */
function QuietedNote({ detail }: { detail: MessageDetail }) {
  const w = useWords(words);
  const sender = addressKey(detail.row.from.address);
  const settings = useSettings();
  if (!settings) return null;
  return (
    <div className="suspicion-quieted">
      <span>{w.quieted}</span>
      <Button variant="quiet" onClick={() => distrust(sender)}>
        {w.unquiet}
      </Button>
    </div>
  );
}

function trust(sender: string, w: { known: string; undo: string }): void {
  const known = settingsNow()?.knownSenders ?? [];
  saveSettings({ knownSenders: [...new Set([...known, sender])] });
  showToast({ text: w.known, action: { label: w.undo, run: () => distrust(sender) } });
}

function distrust(sender: string): void {
  const known = settingsNow()?.knownSenders ?? [];
  saveSettings({ knownSenders: known.filter((one) => one !== sender) });
}
