// What becomes of collected messages on a POP3 server, with the consequence of each choice in words. Set up with the
// account, changed in its settings.
import type { LeaveOnServer } from '../../../shared/domain/account.ts';
import { useWords } from '../../i18n/index.ts';
import { SelectField } from '../../ui/field.tsx';
import { leaveChoices, leaveOf, leaveValue } from './choices.ts';
import { leaveWords } from './words.ts';

interface LeaveOnServerFieldProps {
  value: LeaveOnServer;
  onChange(value: LeaveOnServer): void;
}

export function LeaveOnServerField({ value, onChange }: LeaveOnServerFieldProps) {
  const w = useWords(leaveWords);
  const labelOf = (leave: LeaveOnServer) => (leave.kind === 'days' ? w.days(leave.days) : w[leave.kind]);
  const hints = { untilDeletedHere: w.untilDeletedHereHint, days: w.daysHint, always: w.alwaysHint } as const;
  return (
    <SelectField
      label={w.label}
      hint={hints[value.kind]}
      value={leaveValue(value)}
      options={leaveChoices(value).map((leave) => ({ value: leaveValue(leave), label: labelOf(leave) }))}
      onChange={(chosen) => onChange(leaveOf(chosen))}
    />
  );
}
