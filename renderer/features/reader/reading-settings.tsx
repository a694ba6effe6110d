// « Lecture »: how messages are shown, and whose images are let in without being asked.
import type { Settings } from '../../../shared/domain/settings.ts';
import { ZOOM_STEPS } from '../../../shared/domain/text-look.ts';
import { useWords } from '../../i18n/index.ts';
import { saveSettings } from '../../state/settings.ts';
import { IconButton } from '../../ui/button.tsx';
import { SelectField } from '../../ui/field.tsx';
import { readingWords } from './reading-words.ts';
import './reading-settings.css';

export function ReadingSettings({ settings }: { settings: Settings }) {
  const w = useWords(readingWords);
  const sizes = [...new Set([...ZOOM_STEPS, settings.messageZoomPercent])].toSorted((a, b) => a - b);
  return (
    <>
      <SelectField
        label={w.size}
        value={String(settings.messageZoomPercent)}
        options={sizes.map((percent) => ({ value: String(percent), label: w.percent(percent) }))}
        onChange={(percent) => saveSettings({ messageZoomPercent: Number(percent) })}
      />
      <SelectField
        label={w.plainFont}
        hint={w.plainFontHint}
        value={settings.plainFont}
        options={[
          { value: 'proportional', label: w.proportional },
          { value: 'fixed', label: w.fixed },
        ]}
        onChange={(plainFont) => saveSettings({ plainFont })}
      />
      <SelectField
        label={w.colours}
        value={settings.messageColours}
        options={[
          { value: 'adapted', label: w.adapted },
          { value: 'original', label: w.original },
        ]}
        onChange={(messageColours) => saveSettings({ messageColours })}
      />
      <AllowedSenders senders={settings.remoteAllowedSenders} />
    </>
  );
}

function AllowedSenders({ senders }: { senders: readonly string[] }) {
  const w = useWords(readingWords);
  return (
    <div className="allowed-senders">
      <h4>{w.allowedSenders}</h4>
      <p className="field-hint">{senders.length === 0 ? w.noAllowedSender : w.allowedSendersHint}</p>
      {senders.length > 0 && (
        <ul aria-label={w.allowedSenders}>
          {senders.toSorted().map((sender) => (
            <li key={sender}>
              <span>{sender}</span>
              <IconButton
                icon="close"
                label={w.removeSender(sender)}
                onClick={() => saveSettings({ remoteAllowedSenders: senders.filter((one) => one !== sender) })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
