// The menu bar, from one table. An item of the window's own is sent to it as a command by the name
// of its command table; its key is shown here and handled by the window, so that it works once and also while the
// message frame has the focus. Editing and zoom are Electron's roles.
import type { MenuItemConstructorOptions } from 'electron';
import { type MenuCommand, menuCommands } from './menu-commands.ts';
import { type MenuLanguage, type MenuWords, menuWords } from './menu-words.ts';
import type { WindowKind } from './window-bounds.ts';

type Role = MenuItemConstructorOptions & { role: NonNullable<MenuItemConstructorOptions['role']> };
type Item = MenuCommand | Role | '—';

type Section = { label: string; items: Item[] };

const mainSections = (words: MenuWords): Section[] => [
  {
    label: words.file,
    items: [
      'compose',
      'fetch',
      'contacts',
      '—',
      'saveMessage',
      'print',
      '—',
      'importMail',
      'exportMail',
      'backUp',
      'restore',
      '—',
      'addAccount',
      'settings',
      '—',
      ...ending(words),
    ],
  },
  { label: words.edit, items: ['undo', '—', ...editing(words), '—', 'search'] },
  {
    label: words.view,
    items: [
      'layoutClassic',
      'layoutWide',
      'layoutVertical',
      'toggleThreads',
      'allHeaders',
      '—',
      'foldersAll',
      'foldersUnread',
      'foldersFavourite',
      '—',
      'nextUnread',
      'nextPane',
      '—',
      ...zooming(words),
    ],
  },
  {
    label: words.message,
    items: [
      ...([
        'reply',
        'replyAll',
        'forward',
        'forwardAsAttachment',
        '—',
        'toggleSeen',
        'toggleFlagged',
        'tags',
        '—',
        'watchThread',
        'muteThread',
        'muteBranch',
        '—',
      ] as const),
      ...(['move', 'copy', 'archive', 'junk', 'remove', '—', 'filters', 'addressesShown'] as const),
    ],
  },
  { label: words.help, items: ['coach', '—', 'shortcuts', 'diagnosis', 'journal'] },
];

const composerSections = (words: MenuWords): Section[] => [
  { label: words.file, items: ending(words) },
  { label: words.edit, items: editing(words) },
  { label: words.view, items: zooming(words) },
];

const ending = (words: MenuWords): Role[] => [
  { role: 'close', label: words.closeWindow },
  { role: 'quit', label: words.quit, accelerator: 'CmdOrCtrl+Q' },
];

const editing = (words: MenuWords): Role[] => [
  { role: 'cut', label: words.cut },
  { role: 'copy', label: words.copy },
  { role: 'paste', label: words.paste },
  { role: 'pasteAndMatchStyle', label: words.pastePlain },
  { role: 'selectAll', label: words.selectAll },
];

const zooming = (words: MenuWords): Role[] => [
  { role: 'zoomIn', label: words.zoomIn, accelerator: 'CmdOrCtrl+Plus' },
  { role: 'zoomOut', label: words.zoomOut },
  { role: 'resetZoom', label: words.zoomReset },
  { role: 'togglefullscreen', label: words.fullScreen },
];

/** Pure but for `send`. */
export function menuTemplate(
  kind: WindowKind,
  language: MenuLanguage,
  send: (command: MenuCommand) => void,
): MenuItemConstructorOptions[] {
  const itemOf = (item: Item): MenuItemConstructorOptions => {
    if (item === '—') return { type: 'separator' };
    if (typeof item !== 'string') return item;
    const { key, [language]: label } = menuCommands[item];
    return { label, click: () => send(item), ...(key && { accelerator: key, registerAccelerator: false }) };
  };
  const sections = kind === 'main' ? mainSections : composerSections;
  return sections(menuWords[language]).map(({ label, items }) => ({ label, submenu: items.map(itemOf) }));
}
