// A letter that came as a file of another one: read here like any, with its own attachments; its images of the network stay out.
import { messageBodyUrl } from '../../../../shared/domain/content-url.ts';
import type { MessageId } from '../../../../shared/domain/ids.ts';
import type { Attachment } from '../../../../shared/domain/message.ts';
import type { InnerMessage } from '../../../../shared/domain/parts.ts';
import { engine } from '../../../engine/engine.ts';
import { useEngineQuery } from '../../../engine/use-query.ts';
import { useFormats, useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { useBodyView } from '../body-view.ts';
import { words } from '../words.ts';
import type { CardActions } from './attachment-card.tsx';
import { saveAttachment } from './attachment-commands.ts';
import { AttachmentList } from './attachment-list.tsx';
import { partWords } from './part-words.ts';

interface InnerMessageProps {
  messageId: MessageId;
  part: Attachment;
  actionsOf(beside: readonly Attachment[]): CardActions;
  /** null: it is the first one. */
  onBack: (() => void) | null;
  onClose(): void;
}

export function InnerMessageDialog({ messageId, part, actionsOf, onBack, onClose }: InnerMessageProps) {
  const w = useWords(words);
  const parts = useWords(partWords);
  const { partId } = part;
  const { data } = useEngineQuery(
    ['inside', messageId, partId],
    (signal) => engine.parts.inside({ messageId, partId }, signal),
    { changedBy: () => false },
  );
  const foot = (
    <>
      {onBack && <Button onClick={onBack}>{parts.innerBack}</Button>}
      <Button icon="download" onClick={() => void saveAttachment(messageId, partId)}>
        {w.saveAs}
      </Button>
    </>
  );
  return (
    <Dialog title={parts.innerTitle(data?.subject || part.name)} size="large" onClose={onClose} foot={foot}>
      {data === null && <p role="alert">{parts.innerGone}</p>}
      {data && <Letter messageId={messageId} part={part} letter={data} actions={actionsOf(data.attachments)} />}
    </Dialog>
  );
}

interface LetterProps {
  messageId: MessageId;
  part: Attachment;
  letter: InnerMessage;
  actions: CardActions;
}

function Letter({ messageId, part, letter, actions }: LetterProps) {
  const w = useWords(words);
  const parts = useWords(partWords);
  const formats = useFormats();
  const view = useBodyView(messageId);
  const { from, to, cc, subject, dateAt, body, attachments } = letter;
  const people = [
    [w.from, from],
    [w.to, to],
    [w.cc, cc],
  ] as const;
  return (
    <div className="inner-message">
      <dl className="message-lines">
        {people.map(
          ([title, addresses]) =>
            addresses.length > 0 && (
              <div key={title}>
                <dt>{title}</dt>
                <dd>{addresses.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join(', ')}</dd>
              </div>
            ),
        )}
        <div>
          <dt>{w.date}</dt>
          <dd>{dateAt === null ? parts.noDate : formats.fullDate(dateAt)}</dd>
        </div>
      </dl>
      {body.blockedRemoteCount > 0 && <p className="reader-soft">{parts.innerRemote(body.blockedRemoteCount)}</p>}
      {body.kind === 'empty' ? (
        <p className="message-empty">{w.emptyBody}</p>
      ) : (
        <iframe
          className="inner-frame"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it, whatever it holds
          tabIndex={0}
          title={w.bodyOf(subject || w.noSubject)}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          src={messageBodyUrl(messageId, { ...view, remote: false, inside: part.partId })}
        />
      )}
      <AttachmentList messageId={messageId} attachments={attachments} {...actions} />
    </div>
  );
}
