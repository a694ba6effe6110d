// What happens inside the message frame and has to come out of it: a click on a link, which is told to the window
// and never followed, and the keys pressed while the frame has the focus, since it runs no script of its own.
import { type Input, ipcMain, type WebContents } from 'electron';
import type { ShellEvent } from '../shared/contract/shell.ts';
import { CONTENT_SCHEME } from '../shared/domain/content-url.ts';
import { endsHeldAlt } from './alt-key.ts';
import { isForTheWindow } from './frame-keys.ts';
import { parseLink } from './links.ts';
import { isOwnPage } from './page.ts';

/** Pages whose focus is inside a frame, as their preload tells. */
const focusedInFrame = new WeakSet<WebContents>();

export function sendShellEvent(page: WebContents, event: ShellEvent): void {
  if (!page.isDestroyed()) page.send('casier:event', event);
}

/** Once, before the first window. */
export function listenToFrameFocus(): void {
  ipcMain.on('casier:frame-focus', (event, inFrame: unknown) => {
    if (!isOwnPage(event.senderFrame)) return;
    if (inFrame === true) focusedInFrame.add(event.sender);
    else focusedInFrame.delete(event.sender);
  });
}

export function listenToMessageFrame(page: WebContents): void {
  page.setWindowOpenHandler(({ url }) => {
    tellLink(page, url);
    return { action: 'deny' };
  });
  page.on('will-frame-navigate', (event) => {
    if (event.isMainFrame || event.url.startsWith(`${CONTENT_SCHEME}:`)) return;
    tellLink(page, event.url);
  });
  const isEndOfHeldAlt = endsHeldAlt();
  page.on('before-input-event', (event, input) => {
    if (isEndOfHeldAlt(input)) event.preventDefault();
    if (focusedInFrame.has(page) && isForTheWindow(input)) sendShellEvent(page, keyEvent(input));
  });
}

function tellLink(page: WebContents, address: string): void {
  if (parseLink(address)) sendShellEvent(page, { type: 'link', url: address });
}

function keyEvent({ key, code, control, shift, alt, meta }: Input): ShellEvent {
  return { type: 'key', key, code, ctrl: control, shift, alt, meta };
}
