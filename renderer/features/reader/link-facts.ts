// What a person should know of a link before it is followed: where it goes and what may deceive. Pure.

export type LinkWarning =
  | 'punycode' // a host in other letters, which may look like a known one
  | 'userInfo' // https://ac-nantes.fr@elsewhere.example
  | 'ipAddress'
  | 'unencrypted'
  | 'shortener'
  | 'port';

export interface LinkFacts {
  /** mailto: an address rather than a place. */
  kind: 'web' | 'mail';
  /** What comes before the host, the host, and what comes after, as they are followed. */
  before: string;
  host: string;
  after: string;
  warnings: LinkWarning[];
}

/** They hide where they go. */
const SHORTENERS = new Set([
  'bit.ly',
  'tinyurl.com',
  't.co',
  'goo.gl',
  'ow.ly',
  'is.gd',
  'buff.ly',
  'cutt.ly',
  'rb.gy',
  'lnkd.in',
  'urlz.fr',
  'tiny.cc',
  'shorturl.at',
  'rebrand.ly',
  'frama.link',
  's.42l.fr',
]);

export function linkFacts(address: string): LinkFacts | null {
  const url = URL.parse(address);
  if (!url) return null;
  if (url.protocol === 'mailto:') {
    const to = decodeSafely(url.pathname);
    return { kind: 'mail', before: '', host: to, after: '', warnings: [] };
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  const { hostname, host, href } = url;
  const start = href.indexOf(host, href.indexOf('//') + 2 + userInfoLength(url));
  return {
    kind: 'web',
    before: href.slice(0, start),
    host: hostname,
    after: href.slice(start + hostname.length),
    warnings: warningsOf(url),
  };
}

function warningsOf(url: URL): LinkWarning[] {
  const { hostname, username, protocol, port } = url;
  const warnings: LinkWarning[] = [];
  if (/(^|\.)xn--/.test(hostname)) warnings.push('punycode');
  if (username !== '') warnings.push('userInfo');
  if (/^\d+\.\d+\.\d+\.\d+$|^\[/.test(hostname)) warnings.push('ipAddress');
  if (SHORTENERS.has(hostname.replace(/^www\./, ''))) warnings.push('shortener');
  if (port !== '') warnings.push('port');
  if (protocol === 'http:') warnings.push('unencrypted');
  return warnings;
}

function userInfoLength({ username, password }: URL): number {
  if (username === '' && password === '') return 0;
  return username.length + (password === '' ? 0 : password.length + 1) + 1;
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (error) {
    if (error instanceof URIError) return text;
    throw error;
  }
}
