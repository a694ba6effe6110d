// Which proxy the system has for a mail server: its settings, a PAC file, or one that the network announces, as Chromium
// reads them. Asked as for a tunnel of the web, since that is what a proxy is asked for.
import { isIPv6 } from 'node:net';
import { session } from 'electron';

/** In the words of a PAC file; « DIRECT » where there is none. */
export function resolveProxy(host: string, port: number): Promise<string> {
  const url = `https://${isIPv6(host) ? `[${host}]` : host}:${port}/`;
  // What is no name is told as such where it is looked up.
  if (!URL.canParse(url)) return Promise.resolve('DIRECT');
  return session.defaultSession.resolveProxy(url);
}
