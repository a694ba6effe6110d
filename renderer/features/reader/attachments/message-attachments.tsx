// The attachments of the open message, and what of them is open inside the program: a preview, a letter in the letter (and a
// letter in that one, as far as paths go), people on their way into the address book.
import { useState } from 'react';
import type { MessageId } from '../../../../shared/domain/ids.ts';
import type { Attachment } from '../../../../shared/domain/message.ts';
import { viewKind } from '../../../../shared/domain/part-view.ts';
import { ImportContactsDialog } from '../../contacts/index.ts';
import { PartViewDialog } from '../../part-view/index.ts';
import { openAttachment, saveAttachment } from './attachment-commands.ts';
import { AttachmentList } from './attachment-list.tsx';
import { InnerMessageDialog } from './inner-message-dialog.tsx';

interface MessageAttachmentsProps {
  messageId: MessageId;
  attachments: readonly Attachment[];
}

type Opened =
  | { kind: 'view'; part: Attachment; beside: readonly Attachment[] }
  | { kind: 'contacts'; part: Attachment };

export function MessageAttachments({ messageId, attachments }: MessageAttachmentsProps) {
  const [letters, setLetters] = useState<readonly Attachment[]>([]);
  const [opened, setOpened] = useState<Opened | null>(null);
  const letter = letters.at(-1);
  const actionsOf = (beside: readonly Attachment[]) => ({
    onView: (part: Attachment) => setOpened({ kind: 'view', part, beside: beside.filter(isShown) }),
    onRead: (part: Attachment) => setLetters([...letters, part]),
    onToContacts: (part: Attachment) => setOpened({ kind: 'contacts', part }),
  });
  const close = () => setOpened(null);
  return (
    <>
      <AttachmentList messageId={messageId} attachments={attachments} {...actionsOf(attachments)} />
      {letter && (
        <InnerMessageDialog
          key={letter.partId}
          messageId={messageId}
          part={letter}
          actionsOf={actionsOf}
          onBack={letters.length > 1 ? () => setLetters(letters.slice(0, -1)) : null}
          onClose={() => setLetters([])}
        />
      )}
      {opened?.kind === 'view' && (
        <PartViewDialog
          messageId={messageId}
          attachments={opened.beside}
          first={opened.part.partId}
          onSave={({ partId }) => void saveAttachment(messageId, partId)}
          onOpen={({ partId }) => void openAttachment(messageId, partId)}
          onClose={close}
        />
      )}
      {opened?.kind === 'contacts' && (
        <ImportContactsDialog part={{ messageId, partId: opened.part.partId }} onClose={close} />
      )}
    </>
  );
}

const isShown = (part: Attachment) =>
  viewKind(part) !== null && (part.risk !== 'executable' || part.refusal === 'code');
