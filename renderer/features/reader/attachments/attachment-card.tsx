// One attachment. A program is never opened from here, and says why; content that disagrees with the name, and documents
// that can hold a program, are said before they are opened.
import { useState } from 'react';
import type { MessageId } from '../../../../shared/domain/ids.ts';
import type { Attachment } from '../../../../shared/domain/message.ts';
import { viewKind } from '../../../../shared/domain/part-view.ts';
import { useFormats, useWords } from '../../../i18n/index.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/dialog.tsx';
import { Icon, type IconName } from '../../../ui/icon.tsx';
import { words } from '../words.ts';
import { dragAttachments, isGivenAway, openAttachment, saveAttachment } from './attachment-commands.ts';
import { type AttachmentKind, attachmentKind } from './attachment-kind.ts';
import { useAttachmentMenu } from './attachment-menu.tsx';
import { partWords } from './part-words.ts';
import { RefusedDialog } from './refused-dialog.tsx';

const ICONS: Partial<Record<AttachmentKind, IconName>> = {
  image: 'image',
  archive: 'archive',
  message: 'account',
  contact: 'contacts',
  program: 'warning',
};

/** What is done in a view of its own. */
export interface CardActions {
  onView(part: Attachment): void;
  onRead(part: Attachment): void;
  onToContacts(part: Attachment): void;
}

interface AttachmentCardProps extends CardActions {
  messageId: MessageId;
  attachment: Attachment;
}

export function AttachmentCard({ messageId, attachment, ...actions }: AttachmentCardProps) {
  const w = useWords(words);
  const parts = useWords(partWords);
  const formats = useFormats();
  const [asking, setAsking] = useState(false);
  const { name, partId, sizeBytes, risk, refusal = 'program' } = attachment;
  const kind = attachmentKind(attachment);
  const isRefused = !isGivenAway(attachment);
  const open = () => void openAttachment(messageId, partId);
  const said =
    risk === 'executable'
      ? parts.refusal(refusal)
      : risk === 'macros'
        ? parts.macros
        : risk === 'mismatch' && w.mismatch;
  const { onContextMenu, menu } = useAttachmentMenu(name, [
    isViewed(attachment) && { label: parts.view, icon: 'eye', run: () => actions.onView(attachment) },
    kind === 'message' && { label: parts.read, icon: 'account', run: () => actions.onRead(attachment) },
    kind === 'contact' && { label: parts.toContacts, icon: 'contacts', run: () => actions.onToContacts(attachment) },
    risk !== 'executable' &&
      kind !== 'message' && { label: w.open, icon: 'file', run: () => (risk === 'none' ? open() : setAsking(true)) },
    isRefused
      ? { label: parts.forIt, icon: 'warning', run: () => setAsking(true) }
      : { label: w.saveFile(name), icon: 'download', run: () => void saveAttachment(messageId, partId) },
  ]);
  return (
    <li
      className={`attachment attachment-${risk}`}
      title={isRefused ? undefined : w.dragFile}
      draggable={!isRefused}
      onDragStart={(event) => dragAttachments(event, messageId, [attachment])}
      onContextMenu={onContextMenu}
    >
      {menu}
      <Icon name={ICONS[kind] ?? 'file'} />
      <div className="attachment-words">
        <span className="attachment-name">{name}</span>
        <span className="attachment-facts">
          {w.kinds(kind)} · {formats.size(sizeBytes)}
        </span>
        {said && <span className="attachment-risk">{said}</span>}
      </div>
      <div className="attachment-actions">
        <InsideAction kind={kind} attachment={attachment} {...actions} />
        {risk !== 'executable' && kind !== 'message' && (
          <Button aria-label={w.openFile(name)} onClick={() => (risk === 'none' ? open() : setAsking(true))}>
            {w.open}
          </Button>
        )}
        {isRefused ? (
          <Button onClick={() => setAsking(true)}>{parts.forIt}</Button>
        ) : (
          <IconButton icon="download" label={w.saveFile(name)} onClick={() => void saveAttachment(messageId, partId)} />
        )}
      </div>
      {asking && isRefused && (
        <RefusedDialog messageId={messageId} attachment={attachment} onClose={() => setAsking(false)} />
      )}
      {asking && !isRefused && (
        <ConfirmDialog
          title={risk === 'macros' ? parts.macrosTitle : w.mismatchTitle}
          action={w.openAnyway}
          danger
          onConfirm={open}
          onClose={() => setAsking(false)}
        >
          <p>
            {risk === 'macros'
              ? parts.macrosText(name)
              : w.mismatchText(name, attachment.detectedType ?? attachment.declaredType)}
          </p>
        </ConfirmDialog>
      )}
    </li>
  );
}

/** What can be done with it without leaving the program. */
function InsideAction({
  kind,
  attachment,
  onView,
  onRead,
  onToContacts,
}: CardActions & { kind: AttachmentKind; attachment: Attachment }) {
  const w = useWords(partWords);
  const { name } = attachment;
  if (kind === 'message') {
    return (
      <Button aria-label={w.readFile(name)} onClick={() => onRead(attachment)}>
        {w.read}
      </Button>
    );
  }
  return (
    <>
      {kind === 'contact' && (
        <Button aria-label={w.toContactsFile(name)} onClick={() => onToContacts(attachment)}>
          {w.toContacts}
        </Button>
      )}
      {isViewed(attachment) && (
        <Button aria-label={w.viewFile(name)} onClick={() => onView(attachment)}>
          {w.view}
        </Button>
      )}
    </>
  );
}

function isViewed(attachment: Attachment): boolean {
  return viewKind(attachment) !== null && (attachment.risk !== 'executable' || attachment.refusal === 'code');
}
