// The address book, or one group of it, as a file. Main asks where to and writes it.
import { useState } from 'react';
import { GroupId } from '../../../shared/domain/ids.ts';
import { engine, shell } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useWords } from '../../i18n/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SelectField } from '../../ui/field.tsx';
import { showToast } from '../../ui/toast.tsx';
import { words } from './words.ts';

export function ExportBookDialog({ onClose }: { onClose(): void }) {
  const w = useWords(words);
  const [format, setFormat] = useState<'csv' | 'vcard'>('csv');
  const [group, setGroup] = useState('');
  const { data: groups } = useEngineQuery(['contacts', 'groups'], (signal) =>
    engine.contacts.groups(undefined, signal),
  );

  async function save(): Promise<void> {
    const groupId = group === '' ? null : GroupId.parse(Number(group));
    const { outcome } = await shell.saveAddressBook({ format, groupId });
    if (outcome === 'cancelled') return;
    if (outcome === 'saved') onClose();
    showToast(outcome === 'saved' ? { text: w.exported } : { text: w.exportFailed, tone: 'problem' });
  }

  const foot = (
    <>
      <Button onClick={onClose}>{w.cancel}</Button>
      <Button variant="primary" onClick={() => void save()}>
        {w.doExport}
      </Button>
    </>
  );
  return (
    <Dialog title={w.exportTitle} size="small" onClose={onClose} foot={foot}>
      <div className="contacts-form">
        <p>{w.exportIntro}</p>
        <SelectField
          label={w.exportWhat}
          value={group}
          options={[
            { value: '', label: w.exportAll },
            ...(groups ?? []).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={setGroup}
        />
        <SelectField<'csv' | 'vcard'>
          label={w.exportFormat}
          value={format}
          options={[
            { value: 'csv', label: w.exportCsv },
            { value: 'vcard', label: w.exportVcard },
          ]}
          onChange={setFormat}
        />
      </div>
    </Dialog>
  );
}
