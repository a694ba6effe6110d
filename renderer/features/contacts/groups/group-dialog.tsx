// One group: its name, who may see whom, and its members as pasted text. Names that were pasted with addresses
// are kept as contacts.
import { useMemo, useState } from 'react';
import { parseRecipients } from '../../../../shared/compose/recipients.ts';
import { type Group, GroupPrivacy } from '../../../../shared/domain/contact.ts';
import { schoolYearAt, schoolYearName } from '../../../../shared/domain/school-year.ts';
import { engine } from '../../../engine/engine.ts';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field, SelectField, TextField } from '../../../ui/field.tsx';
import { sayFailure } from '../../problems/index.ts';
import { words } from '../words.ts';

export function GroupDialog({ group, onClose }: { group: Group | null; onClose(): void }) {
  const w = useWords(words);
  const [name, setName] = useState(group?.name ?? '');
  const [privacy, setPrivacy] = useState<GroupPrivacy>(group?.privacy ?? 'alwaysBcc');
  const [agreedOn, setAgreedOn] = useState(dayOf(group?.agreedAt ?? null));
  const [schoolYear, setSchoolYear] = useState(group?.schoolYear ?? null);
  const [note, setNote] = useState(group?.note ?? '');
  const [members, setMembers] = useState(group?.memberAddresses.join('\n') ?? '');
  const read = useMemo(() => parseRecipients(members), [members]);
  const valid = read.recipients.filter((one) => one.valid);
  const wrong = read.recipients.filter((one) => !one.valid).map((one) => one.address);

  async function save(): Promise<void> {
    const named = valid.filter((one) => one.name !== null);
    const saved = await Promise.all([
      engine.contacts.saveGroup({
        groupId: group?.id ?? null,
        name: name.trim(),
        privacy,
        agreedAt: privacy === 'agreed' && agreedOn ? new Date(`${agreedOn}T12:00`).getTime() : null,
        schoolYear,
        note: note.trim(),
        memberAddresses: valid.map((one) => one.address),
      }),
      ...named.map((one) => engine.contacts.save({ address: one.address, name: one.name })),
    ]).catch(sayFailure);
    if (saved) onClose();
  }

  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" disabled={name.trim() === '' || wrong.length > 0} onClick={() => void save()}>
        {w.save}
      </Button>
    </>
  );
  return (
    <Dialog title={group ? w.editOf(group.name) : w.newGroup} onClose={onClose} foot={foot}>
      <div className="contacts-form">
        <TextField label={w.name} value={name} autoFocus onChange={(event) => setName(event.target.value)} />
        <PrivacyChoice value={privacy} onChange={setPrivacy} />
        {privacy === 'agreed' && (
          <TextField
            label={w.agreedAt}
            type="date"
            value={agreedOn}
            onChange={(event) => setAgreedOn(event.target.value)}
          />
        )}
        <SelectField
          label={w.schoolYear}
          value={String(schoolYear)}
          options={[
            { value: 'null', label: w.noYear },
            ...yearsAround(group?.schoolYear ?? null).map((year) => ({
              value: String(year),
              label: schoolYearName(year),
            })),
          ]}
          onChange={(year) => setSchoolYear(year === 'null' ? null : Number(year))}
        />
        <TextField label={w.note} value={note} onChange={(event) => setNote(event.target.value)} />
        <Field
          label={w.members}
          hint={[
            w.membersHint,
            w.memberCount(valid.length),
            read.skipped.length > 0 && w.rowsSkipped(read.skipped.join(', ')),
          ]
            .filter(Boolean)
            .join(' ')}
          error={wrong.length > 0 ? w.membersInvalid(wrong.slice(0, 5).join(', ')) : undefined}
        >
          {(ties) => (
            <textarea
              className="input contacts-members"
              rows={8}
              spellCheck={false}
              value={members}
              onChange={(event) => setMembers(event.target.value)}
              {...ties}
            />
          )}
        </Field>
      </div>
    </Dialog>
  );
}

function PrivacyChoice({ value, onChange }: { value: GroupPrivacy; onChange(value: GroupPrivacy): void }) {
  const w = useWords(words);
  const choices: Record<GroupPrivacy, [label: string, hint: string]> = {
    alwaysBcc: [w.privacyAlwaysBcc, w.privacyAlwaysBccHint],
    agreed: [w.privacyAgreed, w.privacyAgreedHint],
    team: [w.privacyTeam, w.privacyTeamHint],
  };
  return (
    <fieldset className="contacts-privacy">
      <legend>{w.privacy}</legend>
      {GroupPrivacy.options.map((option) => (
        <label key={option}>
          <input type="radio" name="privacy" checked={value === option} onChange={() => onChange(option)} />
          <span>
            {choices[option][0]}
            <span className="field-hint">{choices[option][1]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** The years beside this one, and that of the group. */
function yearsAround(own: number | null): number[] {
  const now = schoolYearAt(Date.now());
  return [...new Set([...(own === null ? [] : [own]), now - 1, now, now + 1])].sort((a, b) => a - b);
}

/** As <input type="date"> wants it, in local time. */
function dayOf(at: number | null): string {
  if (at === null) return '';
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
