// The window with mail in it: toolbar, what needs attention, folders, list and message in one of three layouts,
// status bar.
import { type CSSProperties, useRef, useState } from 'react';
import type { Settings } from '../../shared/domain/settings.ts';
import { BeforeComposing } from '../features/composer/index.ts';
import { FolderPane } from '../features/folders/index.ts';
import { MessageListPane } from '../features/message-list/index.ts';
import { MovingCards } from '../features/moving/index.ts';
import { DigestBar, useOpenTold } from '../features/notices/index.ts';
import { OutboxPane, UndoSend } from '../features/outbox/index.ts';
import { PasswordReminders } from '../features/password-year/index.ts';
import { PolicyNotice } from '../features/policies/index.ts';
import { ProblemBar } from '../features/problems/index.ts';
import { ProjectingBar } from '../features/projecting/index.ts';
import { Reader } from '../features/reader/index.ts';
import { WaitingSetupsBar } from '../features/setup/index.ts';
import { StatusBar } from '../features/status-bar/index.ts';
import { useWords } from '../i18n/index.ts';
import { saveSettings, useSettings } from '../state/settings.ts';
import { useView } from '../state/view.ts';
import { Splitter } from '../ui/splitter.tsx';
import { useElementSize } from '../ui/use-element-size.ts';
import { useKeptFocus } from './kept-focus.ts';
import { useKeyboard } from './keyboard.ts';
import { useMilestone } from './milestones.ts';
import { Overlays } from './overlays.tsx';
import { TAB_PANEL, TabBar } from './tab-bar.tsx';
import { Toolbar } from './toolbar.tsx';
import { windowWords } from './words.ts';

const FOLDERS = { min: 140, max: 800 };
const LIST_MIN_PX = 120;

export function MailWindow() {
  useKeyboard();
  useKeptFocus();
  useOpenTold();
  useMilestone('main-window');
  const settings = useSettings();
  if (!settings) return null;
  return (
    <div className="mail-window">
      <Toolbar />
      <ProjectingBar />
      <ProblemBar />
      <MovingCards />
      <PasswordReminders />
      <WaitingSetupsBar />
      <DigestBar />
      <PolicyNotice />
      <Panes settings={settings} />
      <StatusBar />
      <Overlays settings={settings} />
      <BeforeComposing />
      <UndoSend />
    </div>
  );
}

function Panes({ settings }: { settings: Settings }) {
  const w = useWords(windowWords);
  const [width, setWidth] = useLive(settings.folderPaneWidth);
  const folders = (
    <>
      <nav className="pane pane-folders" data-pane="folders" tabIndex={-1} aria-label={w.folderPane} style={{ width }}>
        <FolderPane />
      </nav>
      <Splitter
        label={w.resizeFolders}
        orientation="vertical"
        size={width}
        {...FOLDERS}
        onResize={setWidth}
        onDone={(folderPaneWidth) => {
          setWidth(folderPaneWidth);
          saveSettings({ folderPaneWidth });
        }}
      />
    </>
  );
  const tabs = useView((state) => state.tabs);
  const tab = useView((state) => state.tab);
  const state = `${tab === null ? '' : ' in-tab'}${settings.readerShown || tab !== null ? '' : ' without-reader'}`;
  const panel = tabs.length > 0 && { role: 'tabpanel', 'aria-labelledby': `tab-${tab ?? 'mail'}` };
  return (
    <main className="tabs-and-panes">
      <TabBar />
      <div id={TAB_PANEL} className={`panes panes-${settings.layout}${state}`} {...panel}>
        {settings.layout === 'wide' ? (
          <ListAndMessage settings={settings} before={folders} />
        ) : (
          <>
            {folders}
            <div className="list-and-message">
              <ListAndMessage settings={settings} before={null} />
            </div>
          </>
        )}
      </div>
    </main>
  );
}

/** `before`: what stands left of the list, above the message, in the wide layout. */
function ListAndMessage({ settings, before }: { settings: Settings; before: React.ReactNode }) {
  const w = useWords(windowWords);
  const place = useView((state) => state.place);
  const opened = useView((state) => state.opened);
  const tab = useView((state) => state.tab);
  const selectedCount = useView((state) => state.selection.ids.size);
  const [share, setShare] = useLive(settings.listShare);
  const listPart = useRef<HTMLDivElement>(null);
  const side = settings.layout === 'vertical' ? 'width' : 'height';
  const room = useElementSize(listPart, (element) => element.parentElement!)[side];

  if (place?.kind === 'outbox' && tab === null) {
    return (
      <div className="list-part list-alone">
        {before}
        <section className="pane pane-list" data-pane="list" tabIndex={-1} aria-label={w.listPane}>
          <OutboxPane />
        </section>
      </div>
    );
  }
  return (
    <>
      <div ref={listPart} className="list-part" style={{ '--list-share': `${share * 100}%` } as CSSProperties}>
        {before}
        <section className="pane pane-list" data-pane="list" tabIndex={-1} aria-label={w.listPane}>
          <MessageListPane settings={settings} />
        </section>
      </div>
      <Splitter
        label={w.resizeList}
        orientation={side === 'width' ? 'vertical' : 'horizontal'}
        size={share * room}
        min={LIST_MIN_PX}
        max={Math.max(LIST_MIN_PX, room - LIST_MIN_PX)}
        onResize={(size) => setShare(size / room)}
        onDone={(size) => {
          const listShare = Math.min(0.9, Math.max(0.1, size / room));
          setShare(listShare);
          saveSettings({ listShare });
        }}
      />
      <div className="pane pane-reader" data-pane="reader" tabIndex={-1}>
        {(settings.readerShown || tab !== null) && (
          <Reader messageId={tab ?? opened} selectedCount={tab === null ? selectedCount : 1} />
        )}
      </div>
    </>
  );
}

/** A stored size, and what it is while it is dragged. */
function useLive(stored: number): [number, (value: number) => void] {
  const [live, setLive] = useState({ stored, value: stored });
  if (live.stored !== stored) setLive({ stored, value: stored });
  return [live.stored === stored ? live.value : stored, (value) => setLive({ stored, value })];
}
