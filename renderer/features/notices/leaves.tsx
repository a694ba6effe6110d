// « Mes congés »: periods of one's own, and holidays whose dates Casier does not know.
import { useState } from 'react';
import type { Leave } from '../../../shared/domain/quiet.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { TextField } from '../../ui/field.tsx';
import { noticeWords } from './words.ts';

interface LeavesProps {
  leaves: readonly Leave[];
  onChange(leaves: Leave[]): void;
}

export function Leaves({ leaves, onChange }: LeavesProps) {
  const w = useWords(noticeWords);
  const formats = useFormats();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const backwards = from !== '' && to !== '' && to < from;
  const day = (text: string) => formats.day(Date.parse(`${text}T12:00`));
  const add = () => {
    onChange([...leaves, { from, to }].toSorted((a, b) => a.from.localeCompare(b.from)));
    setFrom('');
    setTo('');
  };
  return (
    <fieldset className="quiet-leaves">
      <legend>{w.leaves}</legend>
      {leaves.length > 0 && (
        <ul>
          {leaves.map((leave) => (
            <li key={`${leave.from} ${leave.to}`}>
              <span>{w.leave(day(leave.from), day(leave.to))}</span>
              <IconButton
                icon="close"
                label={w.removeLeave(day(leave.from), day(leave.to))}
                onClick={() => onChange(leaves.filter((one) => one !== leave))}
              />
            </li>
          ))}
        </ul>
      )}
      <div className="quiet-hours">
        <TextField label={w.firstDay} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
        <TextField
          label={w.lastDay}
          type="date"
          value={to}
          error={backwards ? w.leaveBackwards : undefined}
          onChange={(event) => setTo(event.target.value)}
        />
        <Button disabled={from === '' || to === '' || backwards} onClick={add}>
          {w.addLeave}
        </Button>
      </div>
    </fieldset>
  );
}
