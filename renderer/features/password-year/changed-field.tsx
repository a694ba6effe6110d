// The day on which a password was changed last. Saved when it is a whole day that has been; never more than a date is
// asked for.
import { useState } from 'react';
import type { AccountId } from '../../../shared/domain/ids.ts';
import { engine } from '../../engine/engine.ts';
import { useWords } from '../../i18n/index.ts';
import { TextField } from '../../ui/field.tsx';
import { sayFailure } from '../problems/index.ts';
import { dayOf, dayText } from './days.ts';
import { passwordYearWords } from './words.ts';

interface ChangedFieldProps {
  accountId: AccountId;
  changedAt: number | null;
  onSaved?(): void;
}

export function ChangedField({ accountId, changedAt, onSaved }: ChangedFieldProps) {
  const w = useWords(passwordYearWords);
  const [text, setText] = useState(dayText(changedAt));
  const day = dayOf(text, Date.now());
  const save = () => {
    if (day === null || text === dayText(changedAt)) return;
    void engine.accounts.setPasswordChangedAt({ accountId, changedAt: day }).then(onSaved, sayFailure);
  };
  return (
    <TextField
      label={w.changedOn}
      hint={w.changedHint}
      error={text !== '' && day === null ? w.notADay : undefined}
      type="date"
      max={dayText(Date.now())}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onBlur={save}
      onKeyDown={(event) => event.key === 'Enter' && save()}
    />
  );
}
