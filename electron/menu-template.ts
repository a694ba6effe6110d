// The menu bar, from one table per window kind. An item of the window's own is sent to it as a command by the name
// of its command table; its key is shown here and handled by the window, so that it works once and also while the
// message frame has the focus. Editing and zoom are Electron's roles.
import type { MenuItemConstructorOptions } from 'electron';
import { type MenuLanguage, type MenuWords, menuWords } from './menu-words.ts';

interface Command {
  /** The name in the window's command table. */
  command: string;
  label: keyof MenuWords;
  accelerator?: string;
}
type Item = Command | MenuItemConstructorOptions;
type Section = { label: keyof MenuWords; items: Item[] };

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

const sections = (words: MenuWords): Section[] => [
  {
    label: 'file',
    items: [
      { command: 'compose', label: 'compose', accelerator: 'CmdOrCtrl+N' },
      { command: 'fetch', label: 'fetch', accelerator: 'F5' },
      SEPARATOR,
      { command: 'saveMessage', label: 'saveMessage', accelerator: 'CmdOrCtrl+S' },
      { command: 'print', label: 'print', accelerator: 'CmdOrCtrl+P' },
      SEPARATOR,
      { command: 'settings', label: 'settings' },
      { role: 'close', label: words.closeWindow },
      { role: 'quit', label: words.quit, accelerator: 'CmdOrCtrl+Q' },
    ],
  },
  {
    label: 'edit',
    items: [
      { role: 'undo', label: words.undo },
      { role: 'redo', label: words.redo },
      SEPARATOR,
      { role: 'cut', label: words.cut },
      { role: 'copy', label: words.copy },
      { role: 'paste', label: words.paste },
      { role: 'pasteAndMatchStyle', label: words.pastePlain },
      { role: 'selectAll', label: words.selectAll },
      SEPARATOR,
      { command: 'search', label: 'search', accelerator: 'CmdOrCtrl+K' },
    ],
  },
  {
    label: 'view',
    items: [
      { role: 'zoomIn', label: words.zoomIn, accelerator: 'CmdOrCtrl+Plus' },
      { role: 'zoomOut', label: words.zoomOut },
      { role: 'resetZoom', label: words.zoomReset },
      SEPARATOR,
      { role: 'togglefullscreen', label: words.fullScreen },
    ],
  },
  {
    label: 'message',
    items: [
      { command: 'reply', label: 'reply', accelerator: 'CmdOrCtrl+R' },
      { command: 'replyAll', label: 'replyAll', accelerator: 'CmdOrCtrl+Shift+R' },
      { command: 'forward', label: 'forward', accelerator: 'CmdOrCtrl+L' },
    ],
  },
];

/** Pure but for `send`. */
export function menuTemplate(language: MenuLanguage, send: (command: string) => void): MenuItemConstructorOptions[] {
  const words = menuWords[language];
  return sections(words).map((section) => ({
    label: words[section.label],
    submenu: section.items.map((item) => {
      if (!('command' in item)) return item;
      const { command, label, accelerator } = item;
      return {
        label: words[label],
        click: () => send(command),
        ...(accelerator && { accelerator, registerAccelerator: false }),
      };
    }),
  }));
}
