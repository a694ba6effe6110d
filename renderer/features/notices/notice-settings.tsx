// « Notifications » in the general settings: what holds for all accounts.
import type { Settings } from '../../../shared/domain/settings.ts';
import { useWords } from '../../i18n/index.ts';
import { saveSettings } from '../../state/settings.ts';
import { CheckField, SelectField } from '../../ui/field.tsx';
import { noticeWords } from './words.ts';

export function NoticeSettings({ settings }: { settings: Settings }) {
  const w = useWords(noticeWords);
  const { notifies, noticesTell, noticeSound, badge, tray, closesToTray, offersMorning } = settings;
  return (
    <section className="settings-section">
      <h3>{w.section}</h3>
      <CheckField
        label={w.notifies}
        hint={w.notifiesHint}
        checked={notifies}
        onChange={(value) => saveSettings({ notifies: value })}
      />
      <SelectField
        label={w.tell}
        hint={w.tellHint}
        value={noticesTell}
        options={[
          { value: 'all', label: w.tellAll },
          { value: 'counts', label: w.tellCounts },
        ]}
        onChange={(value) => saveSettings({ noticesTell: value })}
      />
      <CheckField label={w.sound} checked={noticeSound} onChange={(value) => saveSettings({ noticeSound: value })} />
      <CheckField label={w.badge} checked={badge} onChange={(value) => saveSettings({ badge: value })} />
      <CheckField label={w.tray} checked={tray} onChange={(value) => saveSettings({ tray: value })} />
      {tray && (
        <CheckField
          label={w.closesToTray}
          hint={w.closesToTrayHint}
          checked={closesToTray}
          onChange={(value) => saveSettings({ closesToTray: value })}
        />
      )}
      <CheckField
        label={w.offersMorning}
        checked={offersMorning}
        onChange={(value) => saveSettings({ offersMorning: value })}
      />
    </section>
  );
}
