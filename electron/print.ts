// Prints a message: a hidden window loads its print page (print-page.ts, remote images kept out) and opens the
// system's dialog. The window ends when the dialog does.
import { BrowserWindow } from 'electron';
import { CONTENT_SCHEME } from '../shared/domain/content-url.ts';
import type { MessageId } from '../shared/domain/ids.ts';

export async function printMessage(owner: BrowserWindow, messageId: MessageId): Promise<void> {
  const paper = new BrowserWindow({
    parent: owner,
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      javascript: false,
      spellcheck: false,
    },
  });
  await paper.loadURL(`${CONTENT_SCHEME}://message/${messageId}/print`);
  paper.webContents.print({}, () => {
    if (!paper.isDestroyed()) paper.destroy();
  });
}
