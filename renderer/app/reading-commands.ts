// Commands of reading: from message to message, in tabs and windows, back and forward, and what is shown beside.
import { shell } from '../engine/engine.ts';
import { saveSettings, settingsNow } from '../state/settings.ts';
import { closeTab, openTab, reopenTab, showNextTab } from '../state/tabs.ts';
import { openedNow, useView } from '../state/view.ts';
import { canGo, goThroughVisits } from '../state/visits.ts';
import type { Command, CommandName } from './command.ts';
import { goToNeighbour } from './go-to.ts';
import { goToUnread } from './next-unread.ts';

const always = () => true;
const opens = { enabled: ({ opened }: { opened: boolean }) => opened };
const inTabs = () => useView.getState().tabs.length > 0;

const foldThreads = (folded: boolean): Command['run'] => {
  return () => saveSettings({ threadFolding: { folded, except: [] } });
};
const threaded = () => settingsNow()?.threaded ?? false;

function onOpened(run: (id: NonNullable<ReturnType<typeof openedNow>>) => void): void {
  const id = openedNow();
  if (id !== null) run(id);
}

export const readingCommands = {
  nextUnread: { keys: ['N'], enabled: always, run: () => void goToUnread(1) },
  previousUnread: { keys: ['P'], enabled: always, run: () => void goToUnread(-1) },
  nextMessage: { keys: ['F'], enabled: always, run: () => goToNeighbour(1) },
  previousMessage: { keys: ['B'], enabled: always, run: () => goToNeighbour(-1) },
  back: { keys: ['Alt+ArrowLeft', '['], enabled: () => canGo(-1), run: () => goThroughVisits(-1) },
  forwardAgain: { keys: ['Alt+ArrowRight', ']'], enabled: () => canGo(1), run: () => goThroughVisits(1) },
  openInTab: { keys: ['Ctrl+Enter'], ...opens, run: () => onOpened(openTab) },
  openInWindow: {
    keys: ['Shift+Enter', 'Ctrl+O'],
    ...opens,
    run: () => onOpened((messageId) => void shell.openMessageWindow({ messageId })),
  },
  reopenTab: { keys: ['Ctrl+Shift+T'], enabled: always, run: () => void reopenTab() },
  closeTab: { keys: ['Ctrl+W', 'Ctrl+F4'], enabled: always, run: closeWhatIsShown },
  nextTab: { keys: ['Ctrl+Tab', 'Ctrl+PageDown'], enabled: inTabs, run: () => showNextTab(1) },
  previousTab: { keys: ['Ctrl+Shift+Tab', 'Ctrl+PageUp'], enabled: inTabs, run: () => showNextTab(-1) },
  toggleReader: {
    keys: ['F8'],
    enabled: always,
    run: () => saveSettings({ readerShown: !settingsNow()?.readerShown }),
  },
  expandThreads: { keys: ['*', 'Shift+*'], enabled: threaded, run: foldThreads(false) },
  collapseThreads: { keys: ['\\', 'Shift+\\'], enabled: threaded, run: foldThreads(true) },
} satisfies Partial<Record<CommandName, Command>>;

/** The tab; in a window of its own the window. The first tab stays. */
function closeWhatIsShown(): void {
  const { tab, tabs } = useView.getState();
  if (tab !== null && tabs.includes(tab)) closeTab(tab);
  else if (tab !== null) void shell.closeWindow();
}
