// One message: header, the bar about remote images, body, attachments, and what could not be read. From one message
// to the next the frame stays and is only sent elsewhere: a new one would be a new process, and 50 ms.
import { useState } from 'react';
import { addressKey } from '../../../shared/domain/address.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { MessageDetail } from '../../../shared/domain/message.ts';
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { saveSettings, useSettings } from '../../state/settings.ts';
import { Button } from '../../ui/button.tsx';
import { ReceiptBar } from '../receipts/index.ts';
import { AttachmentList } from './attachment-list.tsx';
import { BodyFrame } from './body-frame.tsx';
import { MessageHeader } from './message-header.tsx';
import { useMarkRead } from './use-mark-read.ts';
import { WaitingBody } from './waiting-body.tsx';
import { words } from './words.ts';

export function OpenMessage({ messageId }: { messageId: MessageId }) {
  const w = useWords(words);
  const {
    data: detail,
    isPlaceholderData,
    error,
    refetch,
  } = useEngineQuery(['message', messageId], (signal) => engine.messages.detail({ messageId }, signal), {
    keepPrevious: true,
    // Settings: remote images may have been let in for this sender. Outbox: its copy may have been filed.
    changedBy: ({ messages, areas }) =>
      messages === null || messages.includes(messageId) || areas.includes('settings') || areas.includes('outbox'),
  });
  useMarkRead(isPlaceholderData ? null : (detail ?? null));
  if (detail) return <Message detail={detail} />;
  return (
    <div className="reader-nothing" aria-busy={detail === undefined && !error}>
      {detail === null && <p role="status">{w.gone}</p>}
      {error && (
        <>
          <p role="alert">{w.unreadable}</p>
          <Button onClick={() => void refetch()}>{w.retry}</Button>
        </>
      )}
    </div>
  );
}

function Message({ detail }: { detail: MessageDetail }) {
  const w = useWords(words);
  const { row, body, attachments } = detail;
  const [remoteOnceFor, setRemoteOnceFor] = useState<MessageId | null>(null);
  // Once is once: whoever comes back to the message is asked again.
  if (remoteOnceFor !== null && remoteOnceFor !== row.id) setRemoteOnceFor(null);
  const remote = remoteOnceFor === row.id || (body?.remoteAllowed ?? false);
  return (
    <article className="message" aria-label={row.subject || w.noSubject}>
      <MessageHeader key={`header ${row.id}`} detail={detail} />
      {body && body.blockedRemoteCount > 0 && !remote && (
        <RemoteBar detail={detail} count={body.blockedRemoteCount} onShow={() => setRemoteOnceFor(row.id)} />
      )}
      {detail.receiptRequest && <ReceiptBar messageId={row.id} request={detail.receiptRequest} />}
      {body === null ? (
        <WaitingBody key={row.id} row={row} refused={detail.refused} />
      ) : body.kind === 'empty' ? (
        <p className="message-empty">{w.emptyBody}</p>
      ) : (
        <BodyFrame messageId={row.id} remote={remote} subject={row.subject} />
      )}
      <AttachmentList key={`attachments ${row.id}`} messageId={row.id} attachments={attachments} />
      {detail.defects.length > 0 && <Defects defects={detail.defects} />}
    </article>
  );
}

function RemoteBar({ detail, count, onShow }: { detail: MessageDetail; count: number; onShow(): void }) {
  const w = useWords(words);
  const settings = useSettings();
  const sender = addressKey(detail.row.from.address);
  function showAlways(): void {
    onShow();
    if (settings) saveSettings({ remoteAllowedSenders: [...new Set([...settings.remoteAllowedSenders, sender])] });
  }
  return (
    <div className="remote-bar" role="status">
      <span>{w.remoteBlocked(count)}</span>
      <Button onClick={onShow}>{w.showOnce}</Button>
      {sender !== '' && settings && <Button onClick={showAlways}>{w.showAlways}</Button>}
    </div>
  );
}

function Defects({ defects }: { defects: readonly string[] }) {
  const w = useWords(words);
  return (
    <details className="message-defects">
      <summary>{w.malformed}</summary>
      <p>{w.details}</p>
      <ul>
        {defects.map((defect) => (
          <li key={defect}>
            <code>{defect}</code>
          </li>
        ))}
      </ul>
    </details>
  );
}
