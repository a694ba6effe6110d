// The answer of a PAC file (« PROXY a:3128; SOCKS5 b; DIRECT »), in which Electron also gives a proxy that was set by
// hand, as routes. Pure.
import { DIRECT, type ProxyAddress, type Route } from './network.ts';

const PROXIES: Readonly<Record<string, { kind: ProxyAddress['kind']; port: number }>> = {
  PROXY: { kind: 'http', port: 80 },
  HTTP: { kind: 'http', port: 80 },
  HTTPS: { kind: 'https', port: 443 },
  SOCKS: { kind: 'socks4', port: 1080 },
  SOCKS4: { kind: 'socks4', port: 1080 },
  SOCKS5: { kind: 'socks5', port: 1080 },
};

/**
 * Never none. Proxies of the web are followed by the straight way: whoever set them thought of browsers, other mail
 * programs pass them by, and many refuse mail's ports. A SOCKS proxy carries everything: it may be there to hide
 * where one connects to, so that nothing goes past it unless the answer says so.
 */
export function routesOfPac(answer: string): readonly Route[] {
  const routes = answer.split(';').flatMap((words) => routeOf(words.trim()) ?? []);
  const isSettled = routes.some(({ kind }) => kind === 'direct' || kind === 'socks4' || kind === 'socks5');
  return isSettled ? routes : [...routes, DIRECT];
}

function routeOf(words: string): Route | null {
  const [keyword = '', address = ''] = words.split(/\s+/);
  if (keyword.toUpperCase() === 'DIRECT') return DIRECT;
  const proxy = PROXIES[keyword.toUpperCase()];
  const at = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(address);
  if (!proxy || !at) return null;
  return { kind: proxy.kind, host: (at[1] ?? at[2])!, port: at[3] ? Number(at[3]) : proxy.port };
}
