// What was heard of a message that was sent, under its header: who has not got it, who read it as their program says.
import { useState } from 'react';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { mailingLine } from './line.ts';
import { missingOf } from './missing.ts';
import { ReceptionDialog, useReception } from './reception-dialog.tsx';
import { receptionWords } from './reception-words.ts';
import { words } from './words.ts';

export function ReceptionLine({ messageId }: { messageId: MessageId }) {
  const w = useWords(receptionWords);
  const m = useWords(words);
  const formats = useFormats();
  const [open, setOpen] = useState(false);
  const reception = useReception({ messageId });
  if (!reception) return null;
  const missing = missingOf(reception);
  const { mailing, letters } = reception;
  const read = letters.flatMap(({ notes }) => notes.filter(({ action }) => action === 'displayed'));
  return (
    <>
      {mailing && <p>{mailingLine(mailing, m)}</p>}
      {!mailing && missing.length > 0 && <p className="separate-warning">{w.noticed(missing.length)}</p>}
      {read.slice(0, READ_SHOWN).map((note) => (
        <p key={`${note.reportedAt} ${note.addresses}`}>
          {w.note('displayed', note.addresses[0] ?? '', formats.fullDate(note.reportedAt))}
        </p>
      ))}
      <Button onClick={() => setOpen(true)}>{w.title}</Button>
      {open && <ReceptionDialog of={{ messageId }} onClose={() => setOpen(false)} />}
    </>
  );
}

const READ_SHOWN = 3;
