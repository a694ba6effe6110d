// What Enter does on a message of the list, in the settings window.
import type { Settings } from '../../../shared/domain/settings.ts';
import { useWords } from '../../i18n/index.ts';
import { saveSettings } from '../../state/settings.ts';
import { SelectField } from '../../ui/field.tsx';
import { listWords } from './words.ts';

/** `locked`: why it cannot be changed. */
export function EnterOpensField({ settings, locked }: { settings: Settings; locked: string | undefined }) {
  const w = useWords(listWords);
  return (
    <SelectField
      label={w.enterOpens}
      locked={locked}
      value={settings.enterOpens}
      options={[
        { value: 'reader', label: w.inReader },
        { value: 'tab', label: w.inTab },
        { value: 'window', label: w.inWindow },
      ]}
      onChange={(enterOpens) => saveSettings({ enterOpens })}
    />
  );
}
