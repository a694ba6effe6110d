// Commands of reading: from message to message, back and forward, and what is shown beside. Of tabs: tab-commands.ts.
import { shell } from '../engine/engine.ts';
import { saveSettings, settingsNow } from '../state/settings.ts';
import { openTab } from '../state/tabs.ts';
import { openedNow } from '../state/view.ts';
import { canGo, goThroughVisits } from '../state/visits.ts';
import type { Command, CommandName } from './command.ts';
import { goToNeighbour } from './go-to.ts';
import { goToUnread } from './next-unread.ts';

const always = () => true;
const opens = { enabled: ({ opened }: { opened: boolean }) => opened };

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
  toggleReader: {
    keys: ['F8'],
    enabled: always,
    run: () => saveSettings({ readerShown: !settingsNow()?.readerShown }),
  },
  expandThreads: { keys: ['*', 'Shift+*'], enabled: threaded, run: foldThreads(false) },
  collapseThreads: { keys: ['\\', 'Shift+\\'], enabled: threaded, run: foldThreads(true) },
} satisfies Partial<Record<CommandName, Command>>;
