// Attachments: what each is, its size, whether it is safe, and what can be done with it.
import { useState } from 'react';
import type { MessageId } from '../../../../shared/domain/ids.ts';
import type { Attachment } from '../../../../shared/domain/message.ts';
import { useFormats, useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { words } from '../words.ts';
import { AttachmentCard, type CardActions } from './attachment-card.tsx';
import './attachments.css';
import { dragAttachments, saveAllAttachments } from './attachment-commands.ts';

interface AttachmentListProps extends CardActions {
  messageId: MessageId;
  attachments: readonly Attachment[];
}

export function AttachmentList({ messageId, attachments, ...actions }: AttachmentListProps) {
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
        <h3
          title={files.length > 1 ? w.dragFiles : undefined}
          draggable={files.length > 1}
          onDragStart={(event) => dragAttachments(event, messageId, files)}
        >
          {files.length > 0 ? w.attachmentCount(files.length, formats.size(totalBytes)) : w.attachments}
        </h3>
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
          <AttachmentCard key={attachment.partId} messageId={messageId} attachment={attachment} {...actions} />
        ))}
      </ul>
    </section>
  );
}
