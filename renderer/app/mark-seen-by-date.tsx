// « Marquer comme lus par date »: what was written between two days. Thunderbird's key C.
import { useState } from 'react';
import type { MailboxId } from '../../shared/domain/ids.ts';
import { useWords } from '../i18n/index.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { markAllSeen } from './message-actions.ts';
import { windowWords } from './words.ts';

interface MarkSeenByDateProps {
  mailboxIds: readonly MailboxId[];
  onClose(): void;
}

export function MarkSeenByDate({ mailboxIds, onClose }: MarkSeenByDateProps) {
  const w = useWords(windowWords);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState(() => dayOf(new Date()));
  const untilAt = dayAfter(to);
  const fromAt = from === '' ? 0 : startOf(from);
  const isWrong = untilAt === null || fromAt === null || fromAt >= untilAt;
  const mark = () => {
    if (isWrong) return;
    onClose();
    void markAllSeen(mailboxIds, { fromAt, untilAt });
  };
  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" type="submit" form="mark-seen-by-date" aria-disabled={isWrong}>
        {w.seenByDateAction}
      </Button>
    </>
  );
  return (
    <Dialog title={w.seenByDateTitle} size="small" onClose={onClose} foot={foot}>
      <form
        id="mark-seen-by-date"
        onSubmit={(event) => {
          event.preventDefault();
          mark();
        }}
      >
        <TextField
          label={w.seenFrom}
          hint={w.seenFromHint}
          type="date"
          autoFocus
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
        <TextField
          label={w.seenTo}
          type="date"
          required
          value={to}
          error={isWrong ? w.seenWrong : undefined}
          onChange={(event) => setTo(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

/** As <input type="date"> wants it, in local time. */
function dayOf(date: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

/** Its first moment, in local time. null: no day. */
function startOf(day: string, later = 0): number | null {
  const [, year, month, date] = /^(\d{4,6})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  return year === undefined ? null : new Date(Number(year), Number(month) - 1, Number(date) + later).getTime();
}

function dayAfter(day: string): number | null {
  return startOf(day, 1);
}
