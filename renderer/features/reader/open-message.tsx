// One message: header, the bar about remote images, body, attachments, and what could not be read. From one message to
// the next the frames stay. The document of the message that was chosen is fetched while its header is still being asked
// for, and that of its neighbour once it is there; never with remote images, which would tell their sender of a reading
// that has not begun.
import { useCallback, useRef, useState } from 'react';
import { messageBodyUrl } from '../../../shared/domain/content-url.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { Marks } from '../../../shared/domain/marks.ts';
import type { MessageDetail } from '../../../shared/domain/message.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { InvitationCards } from '../invitation/index.ts';
import { JunkBar } from '../junk/index.ts';
import { ListLine } from '../mailing-lists/index.ts';
import { SuspicionBar } from '../phishing/index.ts';
import { ReceiptBar } from '../receipts/index.ts';
import { FindBar, placeInBody, useFindMarks } from '../search/index.ts';
import { SealBar } from '../signature/index.ts';
import { MessageAttachments } from './attachments/message-attachments.tsx';
import { BodyFrames } from './body-frame.tsx';
import { showRemoteOnce, useBodyView, useOnceIsOver, useRemoteOnce } from './body-view.ts';
import { placesInHeader } from './header-lines.ts';
import { HeaderMarks, useHeaderPlace } from './header-text.tsx';
import { MessageHeader } from './message-header.tsx';
import { useMessage, useNextMessage } from './message-query.ts';
import { RemoteBar } from './remote-bar.tsx';
import { useMarkRead } from './use-mark-read.ts';
import { WaitingBody } from './waiting-body.tsx';
import { words } from './words.ts';

export function OpenMessage({ messageId }: { messageId: MessageId }) {
  const w = useWords(words);
  const { data: detail, isPlaceholderData, error, refetch } = useMessage(messageId);
  useMarkRead(isPlaceholderData ? null : (detail ?? null));
  if (detail) return <Message detail={detail} chosenId={messageId} />;
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

/** `chosenId`: the one that is asked for; `detail` is of another one for as long as it is not there. */
function Message({ detail, chosenId }: { detail: MessageDetail; chosenId: MessageId }) {
  const w = useWords(words);
  const { row, body, attachments } = detail;
  const isOnce = useRemoteOnce(row.id);
  const remote = isOnce || (body?.remoteAllowed ?? false);
  useOnceIsOver(row.id);
  const view = useBodyView(row.id);
  const find = useFindMarks();
  const marks = find.marks ?? view.marks;
  const inHeader = placesInHeader(detail, marks);
  const article = useRef<HTMLElement>(null);
  useHeaderPlace(article, find.at < inHeader ? find.at : null, marks);
  const shown = body && body.kind !== 'empty' ? messageBodyUrl(row.id, { ...view, remote, marks }) : null;
  const [loadedUrl, setLoadedUrl] = useState<string | null>(null);
  const ahead = useAhead(chosenId, row.id === chosenId && (shown === null || loadedUrl === shown), row.id, find.marks);
  return (
    <article ref={article} className="message" aria-label={row.subject || w.noSubject}>
      <HeaderMarks value={marks}>
        <MessageHeader key={`header ${row.id}`} detail={detail} />
      </HeaderMarks>
      <SuspicionBar detail={detail} />
      {body && <RemoteBar detail={detail} body={body} remote={remote} onShow={() => showRemoteOnce(row.id)} />}
      {detail.list && <ListLine key={`list ${row.id}`} messageId={row.id} list={detail.list} />}
      <JunkBar row={row} />
      {detail.receiptRequest && <ReceiptBar messageId={row.id} request={detail.receiptRequest} />}
      {detail.seal && <SealBar key={`seal ${row.id}`} messageId={row.id} seal={detail.seal} />}
      {body && <InvitationCards key={`invitations ${row.id}`} messageId={row.id} attachments={attachments} />}
      {body === null && <WaitingBody key={row.id} row={row} refused={detail.refused} />}
      {body?.kind === 'empty' && <p className="message-empty">{w.emptyBody}</p>}
      {shown !== null && <FindBar messageId={row.id} inHeader={inHeader} />}
      <BodyFrames
        shown={shown}
        fragment={placeInBody(find, inHeader)}
        ahead={ahead}
        subject={row.subject}
        onLoaded={useCallback((url: string) => setLoadedUrl(url), [])}
      />
      <MessageAttachments key={`attachments ${row.id}`} messageId={row.id} attachments={attachments} />
      {detail.defects.length > 0 && <Defects defects={detail.defects} />}
    </article>
  );
}

/** The document to fetch in advance, with the marks that it will be shown with; null: none for now. */
function useAhead(chosenId: MessageId, hasTime: boolean, shownId: MessageId, found: Marks | null): string | null {
  const next = useNextMessage(chosenId, hasTime);
  const isChosenShown = shownId === chosenId;
  const aheadId = isChosenShown ? (next?.row.id ?? chosenId) : chosenId;
  const view = useBodyView(aheadId);
  const marks = found ?? view.marks;
  if (!isChosenShown) return messageBodyUrl(chosenId, { ...view, remote: false, marks });
  const isShowable = hasTime && next?.body && next.body.kind !== 'empty' && !next.body.remoteAllowed;
  return isShowable ? messageBodyUrl(next.row.id, { ...view, remote: false, marks }) : null;
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
