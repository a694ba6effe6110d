// What vouches for the open message, or that nobody can read it here. Calm where it is good, and never green where there is doubt.
import { useState } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { MessageSeal } from '../../../shared/domain/message.ts';
import type { SignatureReport } from '../../../shared/domain/parts.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { words } from './words.ts';
import './signature.css';

export function SealBar({ messageId, seal }: { messageId: MessageId; seal: MessageSeal }) {
  const w = useWords(words);
  if (seal === 'signed' || seal === 'partlySigned') return <SignatureBar messageId={messageId} />;
  return (
    <div className={`seal-bar ${seal === 'pgpSigned' ? '' : 'seal-closed'}`} role="status">
      <Icon name="lock" />
      <span>{w.closed(seal)}</span>
    </div>
  );
}

function SignatureBar({ messageId }: { messageId: MessageId }) {
  const w = useWords(words);
  const [isOpen, setOpen] = useState(false);
  const { data: report } = useEngineQuery(
    ['signature', messageId],
    (signal) => engine.parts.signature({ messageId }, signal),
    { changedBy: () => false },
  );
  if (report === null) return null;
  const verdict = report?.verdict ?? 'waiting';
  return (
    <div className={`seal-bar seal-${verdict}`} role={verdict === 'altered' ? 'alert' : 'status'}>
      <Icon name={verdict === 'good' ? 'check' : verdict === 'waiting' ? 'later' : 'warning'} />
      <span>{report ? sentence(report) : w.waiting}</span>
      {report && <Button onClick={() => setOpen(true)}>{w.details}</Button>}
      {report && isOpen && <SignatureDialog report={report} onClose={() => setOpen(false)} />}
    </div>
  );

  function sentence({ problems: [first], signer, verdict }: SignatureReport): string {
    const who = signer?.name || signer?.addresses[0] || '';
    if (verdict === 'good') return w.good(who);
    return first ? w.problem(first) : w.waiting;
  }
}

function SignatureDialog({ report, onClose }: { report: SignatureReport; onClose(): void }) {
  const w = useWords(words);
  const formats = useFormats();
  const { signer, problems, signedAt, verdict } = report;
  const facts = signer && [
    [w.name, signer.name],
    [w.organisation, signer.organisation],
    [w.addresses, signer.addresses.join(', ')],
    [w.issuer, signer.issuer],
    [w.validity, w.fromTo(formats.day(signer.validFrom), formats.day(signer.validTo))],
  ];
  return (
    <Dialog title={w.title} onClose={onClose}>
      <p>{verdict === 'good' ? w.goodText : verdict === 'altered' ? w.alteredText : w.unsureText}</p>
      {problems.length > 0 && (
        <ul className="seal-problems">
          {problems.map((problem) => (
            <li key={problem}>{w.problem(problem)}</li>
          ))}
        </ul>
      )}
      {facts && (
        <dl className="seal-facts">
          {facts.map(
            ([title, text]) =>
              text && (
                <div key={title}>
                  <dt>{title}</dt>
                  <dd>{text}</dd>
                </div>
              ),
          )}
          {signedAt !== null && (
            <div>
              <dt>{w.signedAt}</dt>
              <dd>{w.claimed(formats.fullDate(signedAt))}</dd>
            </div>
          )}
        </dl>
      )}
      <p className="reader-soft">{w.noRevocation}</p>
    </Dialog>
  );
}
