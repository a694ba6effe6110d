// What the search looks in, among the settings.
import type { Settings } from '../../../shared/domain/settings.ts';
import { useWords } from '../../i18n/index.ts';
import { saveSettings } from '../../state/settings.ts';
import { CheckField } from '../../ui/field.tsx';
import { searchWords } from './words.ts';

export function SearchSettings({ settings }: { settings: Settings }) {
  const w = useWords(searchWords);
  return (
    <CheckField
      label={w.readsAttachments}
      hint={w.readsAttachmentsHint}
      checked={settings.searchAttachments}
      onChange={(searchAttachments) => saveSettings({ searchAttachments })}
    />
  );
}
