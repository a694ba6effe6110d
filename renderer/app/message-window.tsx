// A message in a window of its own: what is done with it, and the message. The list it was opened from is known here
// too, without being shown, so that one reads on to the next message.
import { useEffect, useState } from 'react';
import type { MessageId } from '../../shared/domain/ids.ts';
import type { Settings } from '../../shared/domain/settings.ts';
import { BeforeComposing } from '../features/composer/index.ts';
import { useListBehind } from '../features/message-list/index.ts';
import { Reader } from '../features/reader/index.ts';
import { useWords } from '../i18n/index.ts';
import { rowOf } from '../state/rows.ts';
import { useSettings } from '../state/settings.ts';
import { useView } from '../state/view.ts';
import { useKeptFocus } from './kept-focus.ts';
import { useKeyboard } from './keyboard.ts';
import { Overlays } from './overlays.tsx';
import { CommandBar } from './toolbar.tsx';
import { windowWords } from './words.ts';

export function MessageWindow({ messageId }: { messageId: MessageId }) {
  useKeyboard();
  useKeptFocus();
  const settings = useSettings();
  const w = useWords(windowWords);
  const gone = useShowMessage(messageId);
  const tab = useView((state) => state.tab);
  if (!settings) return null;
  if (gone) {
    return (
      <main className="app-notice">
        <p role="status">{w.messageGone}</p>
      </main>
    );
  }
  return (
    <div className="mail-window">
      <header className="toolbar">
        <CommandBar
          groups={[
            [
              { name: 'reply', icon: 'reply' },
              { name: 'replyAll', icon: 'replyAll' },
              { name: 'forward', icon: 'forward' },
            ],
            [
              { name: 'archive', icon: 'archive' },
              { name: 'remove', icon: 'trash' },
              { name: 'junk', icon: 'junk' },
              { name: 'print', icon: 'print' },
            ],
            [
              { name: 'previousMessage', icon: 'sortUp' },
              { name: 'nextMessage', icon: 'sortDown' },
            ],
          ]}
        />
      </header>
      <main className="pane pane-reader message-alone" data-pane="reader" tabIndex={-1}>
        <h1 className="spoken">{w.messageWindow}</h1>
        <Reader messageId={tab} selectedCount={1} />
      </main>
      <ListBehind settings={settings} />
      <Overlays settings={settings} />
      <BeforeComposing />
    </div>
  );
}

function ListBehind({ settings }: { settings: Settings }) {
  useListBehind(settings);
  return null;
}

/** Answers whether there is no such message. */
function useShowMessage(messageId: MessageId): boolean {
  const [gone, setGone] = useState(false);
  useEffect(() => {
    void rowOf(messageId).then((row) => {
      if (!row) return setGone(true);
      document.title = row.subject;
      useView.setState({ place: { kind: 'mailbox', mailboxId: row.mailboxId }, tab: row.id });
    });
  }, [messageId]);
  return gone;
}
