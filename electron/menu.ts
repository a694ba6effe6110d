// Shows the menu bar of menu-template.ts; an item of the window's own goes to the window in front.
import { BrowserWindow, Menu } from 'electron';
import { menuTemplate } from './menu-template.ts';
import type { MenuLanguage } from './menu-words.ts';
import { sendShellEvent } from './message-frame.ts';

/** Replaces the menu bar of every window. */
export function showMenu(language: MenuLanguage): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(language, sendToFocused)));
}

function sendToFocused(command: string): void {
  const window = BrowserWindow.getFocusedWindow();
  if (window) sendShellEvent(window.webContents, { type: 'command', name: command });
}
