// The height of the list's rows, in the settings window.
import type { Settings } from '../../../shared/domain/settings.ts';
import { useWords } from '../../i18n/index.ts';
import { saveSettings } from '../../state/settings.ts';
import { SelectField } from '../../ui/field.tsx';
import { listWords } from './words.ts';

/** `locked`: why it cannot be changed. */
export function DensityField({ settings, locked }: { settings: Settings; locked: string | undefined }) {
  const w = useWords(listWords);
  return (
    <SelectField
      label={w.density}
      locked={locked}
      value={settings.density}
      options={[
        { value: 'compact', label: w.compact },
        { value: 'normal', label: w.normal },
        { value: 'relaxed', label: w.relaxed },
      ]}
      onChange={(density) => saveSettings({ density })}
    />
  );
}
