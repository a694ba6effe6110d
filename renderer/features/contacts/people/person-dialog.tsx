// One person: name, address, role, household, note, and whether to be written to at all; the other addresses, the
// children and the groups are shown beside it.
import { useState } from 'react';
import { isAddress } from '../../../../shared/compose/recipients.ts';
import { type Contact, ContactRole } from '../../../../shared/domain/contact.ts';
import { engine } from '../../../engine/engine.ts';
import { useWords } from '../../../i18n/index.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { CheckField, Field, SelectField, TextField } from '../../../ui/field.tsx';
import { roleWords, shownRole } from '../../people/index.ts';
import { sayFailure } from '../../problems/index.ts';
import { words } from '../words.ts';
import { PersonTies } from './person-ties.tsx';
import { PhotoField } from './photo-field.tsx';

interface PersonDialogProps {
  /** null: somebody new. */
  person: Contact | null;
  /** What is known of somebody new. */
  start?: { address: string; name: string | null };
  onClose(): void;
}

export function PersonDialog({ person, start, onClose }: PersonDialogProps) {
  const w = useWords(words);
  const roles = useWords(roleWords);
  const before = person ? shownRole({ isMe: false, roles: person.roles }) : null;
  const [form, setForm] = useState({
    name: person?.name ?? start?.name ?? '',
    address: person?.address ?? start?.address ?? '',
    role: (before === 'me' ? '' : (before ?? '')) as ContactRole | '',
    household: person?.household ?? '',
    householdTogether: person?.householdTogether ?? false,
    doNotWrite: person?.doNotWrite ?? false,
    note: person?.note ?? '',
  });
  const [tried, setTried] = useState(false);
  const set = (patch: Partial<typeof form>) => setForm((now) => ({ ...now, ...patch }));
  const addressFits = isAddress(form.address.trim());

  async function save(): Promise<void> {
    setTried(true);
    if (!addressFits) return;
    const saved = await engine.contacts
      .save({
        address: form.address.trim(),
        name: form.name.trim() || null,
        // An untouched role stays with the source that gave it.
        ...(form.role !== (before ?? '') && { roles: form.role ? [form.role] : [] }),
        household: form.household.trim() || null,
        householdTogether: form.householdTogether,
        doNotWrite: form.doNotWrite,
        note: form.note.trim(),
      })
      .catch(sayFailure);
    if (saved) onClose();
  }

  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" onClick={() => void save()}>
        {w.save}
      </Button>
    </>
  );
  return (
    <Dialog
      title={person ? w.editOf(person.name ?? person.address) : w.addPerson}
      size="small"
      onClose={onClose}
      foot={foot}
    >
      <div className="contacts-form">
        {person && <PhotoField person={person} />}
        <TextField label={w.name} value={form.name} autoFocus onChange={(event) => set({ name: event.target.value })} />
        <TextField
          label={w.address}
          type="email"
          value={form.address}
          readOnly={person !== null || start !== undefined}
          error={tried && !addressFits ? w.addressInvalid : undefined}
          onChange={(event) => set({ address: event.target.value })}
        />
        <SelectField
          label={w.role}
          value={form.role}
          options={[
            { value: '', label: w.noRole },
            ...ContactRole.options.map((value) => ({ value, label: roles[value] })),
          ]}
          onChange={(role) => set({ role })}
        />
        {form.role === 'family' && (
          <>
            <TextField
              label={w.household}
              hint={w.householdHint}
              value={form.household}
              onChange={(event) => set({ household: event.target.value })}
            />
            {form.household.trim() !== '' && (
              <CheckField
                label={w.householdTogether}
                checked={form.householdTogether}
                onChange={(householdTogether) => set({ householdTogether })}
              />
            )}
          </>
        )}
        <Field label={w.note}>
          {(ties) => (
            <textarea
              className="input contacts-note-field"
              rows={3}
              value={form.note}
              onChange={(event) => set({ note: event.target.value })}
              {...ties}
            />
          )}
        </Field>
        <CheckField label={w.doNotWrite} checked={form.doNotWrite} onChange={(doNotWrite) => set({ doNotWrite })} />
        {person && <PersonTies contactId={person.id} />}
      </div>
    </Dialog>
  );
}
