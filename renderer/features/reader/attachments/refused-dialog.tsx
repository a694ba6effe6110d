// Why a file is refused, and how the IT service gets it all the same: as a whole message, or under a name that no system runs.
import type { MessageId } from '../../../../shared/domain/ids.ts';
import type { Attachment } from '../../../../shared/domain/message.ts';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { saveMessageAs } from '../message-commands.ts';
import { saveAttachment } from './attachment-commands.ts';
import { partWords } from './part-words.ts';

interface RefusedProps {
  messageId: MessageId;
  attachment: Attachment;
  onClose(): void;
}

export function RefusedDialog({ messageId, attachment, onClose }: RefusedProps) {
  const w = useWords(partWords);
  const { name, partId, refusal = 'program' } = attachment;
  const foot = (
    <>
      <Button autoFocus onClick={onClose}>
        {w.close}
      </Button>
      <Button onClick={() => void saveAttachment(messageId, partId)}>{w.saveInert}</Button>
      <Button onClick={() => void saveMessageAs(messageId)}>{w.saveMessage}</Button>
    </>
  );
  return (
    <Dialog title={w.forItTitle} onClose={onClose} foot={foot}>
      <p>
        <strong className="attachment-name">{name}</strong>
      </p>
      <p>{w.refusal(refusal)}</p>
      <p>{w.forItText}</p>
      <p>{w.forItName(`${name}.bloque`)}</p>
    </Dialog>
  );
}
