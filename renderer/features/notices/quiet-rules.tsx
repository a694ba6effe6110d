// When one is left alone: evenings, days, the school holidays of a zone, own leaves. Every choice holds at once.
import { HolidayZone, type QuietRules } from '../../../shared/domain/quiet.ts';
import { knownUntil } from '../../../shared/quiet/holidays.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { CheckField, SelectField, TextField } from '../../ui/field.tsx';
import { Leaves } from './leaves.tsx';
import { noticeWords, weekdayWords, zoneWords } from './words.ts';

interface QuietRulesProps {
  rules: QuietRules;
  onChange(rules: QuietRules): void;
}

const USUAL = { from: 19 * 60, to: 7 * 60 + 30 };

export function QuietRulesFields({ rules, onChange }: QuietRulesProps) {
  const w = useWords(noticeWords);
  const change = (patch: Partial<QuietRules>) => onChange({ ...rules, ...patch });
  return (
    <>
      <CheckField label={w.quietOn} hint={w.quietHint} checked={rules.on} onChange={(on) => change({ on })} />
      {rules.on && (
        <div className="quiet-rules">
          <Evenings rules={rules} change={change} />
          <Days rules={rules} change={change} />
          <Holidays rules={rules} change={change} />
          <Leaves leaves={rules.leaves} onChange={(leaves) => change({ leaves })} />
          <CheckField
            label={w.fetches}
            hint={w.fetchesHint}
            checked={rules.fetches}
            onChange={(fetches) => change({ fetches })}
          />
        </div>
      )}
    </>
  );
}

interface PartProps {
  rules: QuietRules;
  change(patch: Partial<QuietRules>): void;
}

function Evenings({ rules: { evenings }, change }: PartProps) {
  const w = useWords(noticeWords);
  const set = (which: 'from' | 'to', text: string) => {
    const minutes = minutesOf(text);
    if (evenings && minutes !== null) change({ evenings: { ...evenings, [which]: minutes } });
  };
  return (
    <>
      <CheckField
        label={w.evenings}
        checked={evenings !== null}
        onChange={(on) => change({ evenings: on ? USUAL : null })}
      />
      {evenings && (
        <div className="quiet-hours">
          {(['from', 'to'] as const).map((which) => (
            <TextField
              key={which}
              label={w[which]}
              type="time"
              value={clockOf(evenings[which])}
              onChange={(event) => set(which, event.target.value)}
            />
          ))}
        </div>
      )}
    </>
  );
}

const WEEK = [
  ...([
    ['monday', 1],
    ['tuesday', 2],
    ['wednesday', 3],
    ['thursday', 4],
  ] as const),
  ...([
    ['friday', 5],
    ['saturday', 6],
    ['sunday', 0],
  ] as const),
];

function Days({ rules: { weekdays }, change }: PartProps) {
  const w = useWords(noticeWords);
  const days = useWords(weekdayWords);
  return (
    <fieldset className="quiet-days">
      <legend>{w.days}</legend>
      {WEEK.map(([name, day]) => (
        <CheckField
          key={day}
          label={days[name]}
          checked={weekdays.includes(day)}
          onChange={(rests) =>
            change({ weekdays: rests ? [...weekdays, day] : weekdays.filter((other) => other !== day) })
          }
        />
      ))}
    </fieldset>
  );
}

function Holidays({ rules: { zone, holidays }, change }: PartProps) {
  const w = useWords(noticeWords);
  const formats = useFormats();
  const zones = useWords(zoneWords);
  const until = zone && knownUntil(zone);
  const known = until ? w.knownUntil(formats.day(Date.parse(`${until}T12:00`))) : w.holidaysUnknown;
  return (
    <>
      <SelectField
        label={w.zone}
        hint={w.zoneHint}
        value={zone ?? ''}
        options={[
          { value: '', label: w.noZone },
          ...HolidayZone.options.map((one) => ({ value: one, label: zones[one] })),
        ]}
        onChange={(value) => change({ zone: HolidayZone.safeParse(value).data ?? null })}
      />
      {zone && (
        <CheckField
          label={w.holidays}
          hint={known}
          checked={holidays}
          onChange={(value) => change({ holidays: value })}
        />
      )}
    </>
  );
}

/** « 19:00 », as <input type="time"> has it. */
export function clockOf(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** null: it is being typed. */
export function minutesOf(clock: string): number | null {
  const match = /^(\d\d):(\d\d)/.exec(clock);
  return match && Number(match[1]) * 60 + Number(match[2]);
}
