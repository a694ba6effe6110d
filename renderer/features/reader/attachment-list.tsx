// Attachments: what each is, its size, whether it is safe, and what can be done with it. A program is never opened
// from here, and says why; content that disagrees with the name is said before it is opened.
import { useState } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import type { Attachment } from '../../../shared/domain/message.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/dialog.tsx';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { openAttachment, saveAllAttachments, saveAttachment } from './attachment-commands.ts';
import { type AttachmentKind, attachmentKind } from './attachment-kind.ts';
import { words } from './words.ts';

const ICONS: Partial<Record<AttachmentKind, IconName>> = {
  image: 'image',
  archive: 'archive',
  message: 'account',
  contact: 'contacts',
  program: 'warning',
};

interface AttachmentListProps {
  messageId: MessageId;
  attachments: readonly Attachment[];
}

export function AttachmentList({ messageId, attachments }: AttachmentListProps) {
  const w = useWords(words);
  const formats = useFormats();
  const [withInline, setWithInline] = useState(false);
  const files = attachments.filter(({ inline }) => !inline);
  const inline = attachments.filter((attachment) => attachment.inline);
  const shown = withInline ? [...files, ...inline] : files;
  if (attachments.length === 0) return null;
  const totalBytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  return (
    <section className="attachments" aria-label={w.attachments}>
      <div className="attachments-head">
        <h3>{files.length > 0 ? w.attachmentCount(files.length, formats.size(totalBytes)) : w.attachments}</h3>
        {files.length > 1 && (
          <Button icon="download" onClick={() => void saveAllAttachments(messageId, files)}>
            {w.saveAll}
          </Button>
        )}
        {inline.length > 0 && (
          <button
            type="button"
            className="address-fold"
            aria-expanded={withInline}
            onClick={() => setWithInline(!withInline)}
          >
            {w.inlineImages(inline.length)}
          </button>
        )}
      </div>
      <ul className="attachments-list">
        {shown.map((attachment) => (
          <AttachmentCard key={attachment.partId} messageId={messageId} attachment={attachment} />
        ))}
      </ul>
    </section>
  );
}

function AttachmentCard({ messageId, attachment }: { messageId: MessageId; attachment: Attachment }) {
  const w = useWords(words);
  const formats = useFormats();
  const [asking, setAsking] = useState(false);
  const { name, partId, sizeBytes, risk } = attachment;
  const kind = attachmentKind(attachment);
  const open = () => void openAttachment(messageId, partId);
  return (
    <li className={`attachment attachment-${risk}`}>
      <Icon name={ICONS[kind] ?? 'file'} />
      <div className="attachment-words">
        <span className="attachment-name">{name}</span>
        <span className="attachment-facts">
          {w.kinds(kind)} · {formats.size(sizeBytes)}
        </span>
        {risk !== 'none' && <span className="attachment-risk">{risk === 'executable' ? w.program : w.mismatch}</span>}
      </div>
      {risk !== 'executable' && (
        <Button aria-label={w.openFile(name)} onClick={() => (risk === 'mismatch' ? setAsking(true) : open())}>
          {w.open}
        </Button>
      )}
      <IconButton icon="download" label={w.saveFile(name)} onClick={() => void saveAttachment(messageId, partId)} />
      {asking && (
        <ConfirmDialog
          title={w.mismatchTitle}
          action={w.openAnyway}
          danger
          onConfirm={open}
          onClose={() => setAsking(false)}
        >
          <p>{w.mismatchText(name, attachment.detectedType ?? attachment.declaredType)}</p>
        </ConfirmDialog>
      )}
    </li>
  );
}
