import type { Settings } from '../../../shared/domain/settings.ts';
import { useWords } from '../../i18n/index.ts';
import { saveSettings } from '../../state/settings.ts';
import { SelectField } from '../../ui/field.tsx';
import { receiptWords } from './words.ts';

export function ReceiptSetting({ settings }: { settings: Settings }) {
  const w = useWords(receiptWords);
  return (
    <SelectField
      label={w.setting}
      hint={w.settingHint}
      value={settings.readReceipts}
      options={[
        { value: 'ask', label: w.askEach },
        { value: 'never', label: w.never },
      ]}
      onChange={(readReceipts) => saveSettings({ readReceipts })}
    />
  );
}
