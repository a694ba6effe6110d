// Commands about what the window shows and how: its layout, threads, headers, and which folders are in the tree.
import { toggleAllHeaders } from '../features/reader/index.ts';
import { isLocked } from '../state/policies.ts';
import { saveSettings, settingsNow } from '../state/settings.ts';
import type { Command, CommandName } from './command.ts';

const always = () => true;

export const viewCommands = {
  allHeaders: { keys: [], enabled: always, run: toggleAllHeaders },
  toggleThreads: {
    keys: [],
    enabled: () => !isLocked('threaded'),
    run: () => saveSettings({ threaded: !settingsNow()?.threaded }),
  },
  foldersAll: { keys: [], enabled: always, run: () => saveSettings({ folderView: 'all' }) },
  foldersUnread: { keys: [], enabled: always, run: () => saveSettings({ folderView: 'unread' }) },
  foldersFavourite: { keys: [], enabled: always, run: () => saveSettings({ folderView: 'favourite' }) },
  layoutClassic: { keys: [], enabled: () => !isLocked('layout'), run: () => saveSettings({ layout: 'classic' }) },
  layoutWide: { keys: [], enabled: () => !isLocked('layout'), run: () => saveSettings({ layout: 'wide' }) },
  layoutVertical: { keys: [], enabled: () => !isLocked('layout'), run: () => saveSettings({ layout: 'vertical' }) },
} satisfies Partial<Record<CommandName, Command>>;
