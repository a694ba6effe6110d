// The menu of the right mouse button where the window has none of its own: editing, and spelling suggestions.
import { type BrowserWindow, type ContextMenuParams, clipboard, Menu } from 'electron';
import { contextMenuItems } from './context-menu-items.ts';
import type { EngineProcess } from './engine-process.ts';
import type { MenuLanguage } from './menu-words.ts';
import { suggestSpelling } from './spelling.ts';

export async function openContextMenu(
  window: BrowserWindow,
  place: ContextMenuParams,
  engine: EngineProcess,
  language: MenuLanguage,
): Promise<void> {
  const word = place.isEditable ? place.misspelledWord : '';
  const suggestions = word ? await suggestSpelling(engine, word) : null;
  const items = contextMenuItems(place, suggestions, language, {
    replace: (replacement) => window.webContents.replaceMisspelling(replacement),
    copyText: (text) => void clipboard.writeText(text),
  });
  if (items.length > 0 && !window.isDestroyed()) Menu.buildFromTemplate(items).popup({ window });
}
