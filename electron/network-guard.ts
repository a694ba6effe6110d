// Casier's windows are not a browser: the only thing they may load from the network is an image of a message whose
// remote images the person let in, without cookies, referrer or a trace on the disk. Everything else is refused here
// once more, whatever a policy header says. (The engine's own connections to mail servers do not pass here.)
import type { Session } from 'electron';
import { isLetInImage } from './content-address.ts';
import { pageOrigin } from './page.ts';

const NETWORK = { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*'] };

export function guardNetwork(session: Session): void {
  const { webRequest } = session;
  webRequest.onBeforeRequest(NETWORK, ({ url, resourceType, frame }, answer) => {
    const cancel = !isDevelopmentServer(url) && !isLetInImage(resourceType, frame?.url ?? '');
    answer({ cancel });
  });
  webRequest.onBeforeSendHeaders(NETWORK, ({ requestHeaders }, answer) => {
    const { Cookie: _cookie, Referer: _referer, ...rest } = requestHeaders;
    answer({ requestHeaders: rest });
  });
  webRequest.onHeadersReceived(NETWORK, ({ responseHeaders = {} }, answer) => {
    const kept = Object.entries(responseHeaders).filter(
      ([name]) => !/^(set-cookie|cache-control|expires)$/i.test(name),
    );
    answer({ responseHeaders: { ...Object.fromEntries(kept), 'Cache-Control': ['no-store'] } });
  });
}

/** Only ever true in development: the packaged pages are on app://. */
function isDevelopmentServer(url: string): boolean {
  if (!pageOrigin.startsWith('http')) return false;
  return new URL(url).host === new URL(pageOrigin).host;
}
