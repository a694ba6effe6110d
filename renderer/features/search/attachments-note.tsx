// How many messages' attachments are still to be read before all of them can be found by what is in theirs; paused and gone on
// with here.
import { engine } from '../../engine/engine.ts';
import { useEngineQuery } from '../../engine/use-query.ts';
import { useFormats, useWords } from '../../i18n/index.ts';
import { saveSettings, useSettings } from '../../state/settings.ts';
import { IconButton } from '../../ui/button.tsx';
import { searchWords } from './words.ts';

export function AttachmentsNote() {
  const w = useWords(searchWords);
  const formats = useFormats();
  const reads = useSettings()?.searchAttachments ?? true;
  const { data } = useEngineQuery(['attachmentsUnread'], (signal) => engine.search.attachments(undefined, signal), {
    changedBy: ({ areas }) => areas.includes('search') || areas.includes('mailboxes'),
  });
  if (!data || data.waiting === 0) return null;
  const count = formats.number(data.waiting);
  return (
    <span className="search-note">
      {reads ? w.attachmentsWaiting(count) : w.attachmentsPaused(count)}
      <IconButton
        icon={reads ? 'pause' : 'play'}
        label={reads ? w.pauseAttachments : w.resumeAttachments}
        onClick={() => saveSettings({ searchAttachments: !reads })}
      />
    </span>
  );
}
