// The menu of the right mouse button where the window has none of its own: editing, and spelling suggestions.
import { type BrowserWindow, type ContextMenuParams, clipboard, Menu } from 'electron';
import { contextMenuItems } from './context-menu-items.ts';
import type { EngineProcess } from './engine-process.ts';
import type { MenuLanguage } from './menu-words.ts';

export async function openContextMenu(
  window: BrowserWindow,
  place: ContextMenuParams,
  engine: EngineProcess,
  language: MenuLanguage,
): Promise<void> {
  const word = place.isEditable ? place.misspelledWord : '';
  const suggestions = word ? await suggest(engine, word) : null;
  const items = contextMenuItems(place, suggestions, language, {
    replace: (replacement) => window.webContents.replaceMisspelling(replacement),
    copyText: (text) => void clipboard.writeText(text),
  });
  if (items.length > 0 && !window.isDestroyed()) Menu.buildFromTemplate(items).popup({ window });
}

async function suggest(engine: EngineProcess, word: string): Promise<string[]> {
  const client = await engine.client();
  return client.spelling.suggest({ word });
}
