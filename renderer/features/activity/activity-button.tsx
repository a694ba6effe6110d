// « Activité » at the foot of the window, and what it opens. What is to be looked at is marked, by a sign and in words.
import { useState } from 'react';
import { useFormats, useWords } from '../../i18n/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { ActivityDialog } from './activity-dialog.tsx';
import { useActivities } from './use-activities.ts';
import { activityWords } from './words.ts';
import './activity.css';

export function ActivityButton() {
  const w = useWords(activityWords);
  const formats = useFormats();
  const report = useActivities();
  const [open, setOpen] = useState(false);
  const { activities } = report;
  const failed = activities.some(({ state }) => state === 'failed');
  const label = activities.length > 0 ? w.activityOf(formats.number(activities.length), failed) : w.activity;
  return (
    <>
      <button type="button" className="activity-button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {failed && <Icon name="warning" />}
        {label}
      </button>
      {open && <ActivityDialog report={report} onClose={() => setOpen(false)} />}
    </>
  );
}
