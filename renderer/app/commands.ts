// The table of the window's commands: every function by its name. The toolbar, the menus, the keyboard (the
// window's own and the message frame's) and the application menu all run commands from here, so that a thing is
// done in one way and is possible at the same moments wherever it is asked for.
import { engine } from '../engine/engine.ts';
import { compose, forward, replyAll } from '../features/composer/index.ts';
import { filterFromMessage } from '../features/filters/index.ts';
import { renamable } from '../features/folders/index.ts';
import { sayFailure } from '../features/problems/index.ts';
import { copySubject, printMessage, saveMessageAs, showSource } from '../features/reader/index.ts';
import { takesPosts, useTakesPosts } from '../state/answerable-list.ts';
import { shownFolderNow, useShownFolder } from '../state/mailboxes.ts';
import { recentTargets } from '../state/recent-targets.ts';
import { selectAll } from '../state/selection.ts';
import { closeTab } from '../state/tabs.ts';
import { openedNow, setSelection, showOverlay, targetsNow, useView } from '../state/view.ts';
import type { Command, CommandName, Situation } from './command.ts';
import { findCommands } from './find-commands.ts';
import { AZERTY } from './keys.ts';
import {
  archive,
  clearTags,
  markAllSeen,
  move,
  remove,
  setJunk,
  toggleFlag,
  toggleTag,
  undoLast,
} from './message-actions.ts';
import { focusNextPane } from './panes.ts';
import { readingCommands } from './reading-commands.ts';
import { tabCommands } from './tab-commands.ts';
import { threadCommands } from './thread-commands.ts';
import { viewCommands } from './view-commands.ts';

export type { CommandName, Situation } from './command.ts';

const always = () => true;
const someSelected = ({ selected }: Situation) => selected > 0;
const oneOpened = ({ opened }: Situation) => opened;
const inMailbox = ({ mailbox }: Situation) => mailbox !== null;

function onOpened(run: (id: NonNullable<ReturnType<typeof openedNow>>) => void): void {
  const id = openedNow();
  if (id !== null) run(id);
}

/** Also by the sign that a French keyboard has there. */
function digitKeys(digit: number): string[] {
  return [String(digit), `Shift+${digit}`, AZERTY[digit]!];
}

/** As in Thunderbird: the key of a tag's place gives it, and takes it. */
function tagCommand(place: number): Command {
  return { keys: digitKeys(place), enabled: someSelected, run: () => void toggleTag(targetsNow(), place - 1) };
}

export const commands: Record<CommandName, Command> = {
  ...readingCommands,
  ...tabCommands,
  ...findCommands,
  ...viewCommands,
  ...threadCommands,
  fetch: {
    keys: ['F5', 'Shift+F5', 'F9', 'Shift+F9'],
    enabled: always,
    run: () => void engine.accounts.syncNow({ accountId: null }).catch(sayFailure),
  },
  compose: { keys: ['Ctrl+N', 'Ctrl+M'], enabled: always, run: () => void compose({ mode: 'new', originalId: null }) },
  contacts: { keys: ['Ctrl+Shift+B'], enabled: always, run: () => showOverlay({ kind: 'contacts' }) },
  reply: {
    keys: ['Ctrl+R'],
    enabled: oneOpened,
    run: () => onOpened((id) => void compose({ mode: 'reply', originalId: id })),
  },
  replyList: {
    keys: ['Ctrl+Shift+L'],
    enabled: ({ opened, list }) => opened && list,
    run: () => onOpened((id) => void compose({ mode: 'replyList', originalId: id })),
  },
  replyAll: { keys: ['Ctrl+Shift+R'], enabled: oneOpened, run: () => onOpened((id) => void replyAll(id)) },
  forward: {
    keys: ['Ctrl+L'],
    enabled: oneOpened,
    run: () => onOpened((id) => void forward(id, false)),
  },
  forwardAsAttachment: {
    keys: [],
    enabled: oneOpened,
    run: () => onOpened((id) => void forward(id, true)),
  },
  editDraft: {
    keys: [],
    enabled: ({ opened, mailbox }) => opened && mailbox?.role === 'drafts',
    run: () => onOpened((id) => void compose({ mode: 'edit', originalId: id })),
  },
  addressesShown: {
    keys: [],
    enabled: ({ opened, mailbox }) => opened && mailbox?.role === 'sent',
    run: () => onOpened((messageId) => showOverlay({ kind: 'addressesShown', messageId })),
  },
  remove: { keys: ['Delete'], enabled: someSelected, run: removeSelected },
  destroy: {
    keys: ['Shift+Delete'],
    enabled: someSelected,
    run: () => showOverlay({ kind: 'confirmDestroy', ids: targetsNow() }),
  },
  junk: { keys: ['J'], enabled: someSelected, run: () => setJunk(targetsNow(), true) },
  notJunk: { keys: ['Shift+J'], enabled: someSelected, run: () => setJunk(targetsNow(), false) },
  print: {
    keys: ['Ctrl+P'],
    enabled: oneOpened,
    run: () => onOpened(printMessage),
  },
  settings: { keys: ['Ctrl+,'], enabled: always, run: () => showOverlay({ kind: 'settings' }) },
  importMail: { keys: [], enabled: always, run: () => showOverlay({ kind: 'import', place: null }) },
  exportMail: { keys: [], enabled: always, run: () => showOverlay({ kind: 'export', mailboxId: null }) },
  backUp: { keys: [], enabled: always, run: () => showOverlay({ kind: 'backUp' }) },
  restore: { keys: [], enabled: always, run: () => showOverlay({ kind: 'restore' }) },
  addAccount: { keys: [], enabled: always, run: () => showOverlay({ kind: 'setup' }) },
  toggleSeen: { keys: ['M'], enabled: someSelected, run: () => void toggleFlag(targetsNow(), 'seen') },
  toggleFlagged: { keys: ['S'], enabled: someSelected, run: () => void toggleFlag(targetsNow(), 'flagged') },
  archive: { keys: ['A'], enabled: someSelected, run: () => archive(targetsNow()) },
  move: {
    keys: ['Ctrl+Shift+M'],
    enabled: someSelected,
    run: () => showOverlay({ kind: 'chooseMailbox', ids: targetsNow(), copy: false }),
  },
  moveAgain: {
    keys: [],
    enabled: ({ selected }) => selected > 0 && recentTargets().length > 0,
    run: () => {
      const [last] = recentTargets();
      if (last) move(targetsNow(), last);
    },
  },
  filterFromMessage: {
    keys: [],
    enabled: oneOpened,
    run: () => onOpened((id) => void filterFromMessage(id)),
  },
  editAsNew: {
    keys: ['Ctrl+E'],
    enabled: oneOpened,
    run: () => onOpened((id) => void compose({ mode: 'editAsNew', originalId: id })),
  },
  renameFolder: {
    keys: ['F2'],
    enabled: () => renamable(useView.getState().place) !== null,
    run: () => {
      const place = renamable(useView.getState().place);
      if (place) showOverlay({ kind: 'renamePlace', place });
    },
  },
  copy: {
    keys: [],
    enabled: someSelected,
    run: () => showOverlay({ kind: 'chooseMailbox', ids: targetsNow(), copy: true }),
  },
  markAllSeen: {
    keys: ['Shift+C'],
    enabled: inMailbox,
    run: () => {
      const shown = shownFolderNow();
      if (shown) void markAllSeen(shown.mailboxes.map(({ id }) => id));
    },
  },
  selectAll: {
    keys: ['Ctrl+A'],
    enabled: inMailbox,
    run: () => setSelection(selectAll(useView.getState().selection, useView.getState().order)),
  },
  undo: { keys: ['Ctrl+Z'], enabled: always, run: () => void undoLast() },
  saveMessage: { keys: ['Ctrl+S'], enabled: oneOpened, run: () => onOpened((id) => void saveMessageAs(id)) },
  copySubject: {
    keys: [],
    enabled: oneOpened,
    run: () => onOpened((id) => void copySubject(id).catch(sayFailure)),
  },
  source: { keys: ['Ctrl+U'], enabled: oneOpened, run: () => onOpened(showSource) },
  nextPane: { keys: ['F6'], enabled: always, run: () => focusNextPane(1) },
  previousPane: { keys: ['Shift+F6'], enabled: always, run: () => focusNextPane(-1) },
  shortcuts: { keys: ['F1', 'Ctrl+?', 'Ctrl+Shift+?'], enabled: always, run: () => showOverlay({ kind: 'shortcuts' }) },
  cleanUp: { keys: [], enabled: always, run: () => showOverlay({ kind: 'cleanUp', accountId: null }) },
  duplicates: { keys: [], enabled: always, run: () => showOverlay({ kind: 'duplicates' }) },
  coach: { keys: [], enabled: always, run: () => showOverlay({ kind: 'coach' }) },
  diagnosis: { keys: [], enabled: always, run: () => showOverlay({ kind: 'diagnosis', accountId: null }) },
  filters: { keys: [], enabled: always, run: () => showOverlay({ kind: 'filters' }) },
  tags: { keys: [], enabled: someSelected, run: () => showOverlay({ kind: 'tags', ids: targetsNow() }) },
  tag1: tagCommand(1),
  tag2: tagCommand(2),
  tag3: tagCommand(3),
  tag4: tagCommand(4),
  tag5: tagCommand(5),
  tag6: tagCommand(6),
  tag7: tagCommand(7),
  tag8: tagCommand(8),
  tag9: tagCommand(9),
  clearTags: { keys: digitKeys(0), enabled: someSelected, run: () => void clearTags(targetsNow()) },
  journal: { keys: [], enabled: always, run: () => showOverlay({ kind: 'journal' }) },
};

export const commandNames = Object.keys(commands) as CommandName[];

/** What takes a message away from where it is read: its tab closes. */
const FILES_AWAY: ReadonlySet<CommandName> = new Set(['remove', 'archive', 'junk', 'notJunk']);

/** Runs it if it can be run now; answers whether it was. */
export function runCommand(name: CommandName): boolean {
  const { tab, tabs, selection } = useView.getState();
  const selected = tab === null ? selection.ids.size : 1;
  const opened = openedNow();
  const list = opened !== null && takesPosts(opened);
  if (!commands[name].enabled({ selected, opened: opened !== null, mailbox: shownFolderNow(), list })) return false;
  commands[name].run();
  if (tab !== null && tabs.includes(tab) && FILES_AWAY.has(name)) closeTab(tab);
  return true;
}

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commands, name);
}

/** The command that a key stroke stands for. */
export function commandOfKey(key: string): CommandName | undefined {
  return commandNames.find((name) => commands[name].keys.includes(key));
}

export function useSituation(): Situation {
  const selected = useView((state) => (state.tab === null ? state.selection.ids.size : 1));
  const opened = useView((state) => state.tab ?? state.opened);
  return { selected, opened: opened !== null, mailbox: useShownFolder(), list: useTakesPosts(opened) };
}

/** In the trash there is nothing left to undo: asked first. */
function removeSelected(): void {
  const ids = targetsNow();
  if (shownFolderNow()?.role === 'trash') showOverlay({ kind: 'confirmDestroy', ids });
  else void remove(ids);
}
