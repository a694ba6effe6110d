// What holds for every page of every session, whoever opens it: no permission, no new window, no navigation away,
// no <webview>, no download by itself, dictionaries included. The windows add to it (message-frame.ts); nothing takes away from it.
import { app, type Session } from 'electron';
import { isFramed } from './content-address.ts';
import { pageOrigin } from './page.ts';

/** Writing to the clipboard is what « Copier » does; the only permission there is. */
const ALLOWED_PERMISSION = 'clipboard-sanitized-write';

export function hardenSession(session: Session): void {
  // Spelling is the engine's. Chromium's would fetch its dictionaries from Google, whatever a window's own settings say.
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL(`${pageOrigin}/no-dictionary/`);
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(permission === ALLOWED_PERMISSION && isOfOwnOrigin(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => {
    return permission === ALLOWED_PERMISSION && isOfOwnOrigin(requestingOrigin);
  });
  session.on('will-download', (event) => event.preventDefault());
}

export function hardenContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-navigate', (event) => {
      if (!isReload(event.url, contents.getURL())) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.on('will-frame-navigate', (event) => {
      if (!event.isMainFrame && !isFramed(event.url)) event.preventDefault();
    });
  });
}

/** Vite reloads the page by itself where it cannot update it in place. */
function isReload(url: string, current: string): boolean {
  return pageOrigin.startsWith('http') && url === current;
}

function isOfOwnOrigin(url: string): boolean {
  return url === pageOrigin || url.startsWith(`${pageOrigin}/`);
}
