// Shows the menu bars of menu-template.ts: the main window's is the application's, a composer has its own.
import { BrowserWindow, Menu } from 'electron';
import { menuTemplate } from './menu-template.ts';
import type { MenuLanguage } from './menu-words.ts';
import { sendShellEvent } from './message-frame.ts';

export function showMenu(language: MenuLanguage): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate('main', language, sendToFocused)));
}

export function showComposerMenu(window: BrowserWindow, language: MenuLanguage): void {
  window.setMenu(Menu.buildFromTemplate(menuTemplate('composer', language, sendToFocused)));
}

function sendToFocused(command: string): void {
  const window = BrowserWindow.getFocusedWindow();
  if (window) sendShellEvent(window.webContents, { type: 'command', name: command });
}
