// The menu of the right mouse button where the window has none of its own: editing and links.
import { type BrowserWindow, type ContextMenuParams, clipboard, Menu } from 'electron';
import { contextMenuItems } from './context-menu-items.ts';
import type { MenuLanguage } from './menu-words.ts';

export function openContextMenu(window: BrowserWindow, place: ContextMenuParams, language: MenuLanguage): void {
  const items = contextMenuItems(place, language, (text) => void clipboard.writeText(text));
  if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
}
