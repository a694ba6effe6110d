// The servers that a domain names in DNS: SRV records of RFC 6186 and RFC 8314. TLS from the first byte comes before
// STARTTLS, IMAP before POP3; within one service what the domain prefers. Nothing but DNS is asked, and only for the
// domain that it was given. Every failure is « none »: a domain need not have any.
import { Resolver } from 'node:dns/promises';
import { type FoundServer, hostNameOf } from './found-server.ts';

/** In the order of our preference. */
const SERVICES = [
  { name: '_imaps', protocol: 'imap', security: 'tls' },
  { name: '_imap', protocol: 'imap', security: 'starttls' },
  { name: '_pop3s', protocol: 'pop3', security: 'tls' },
  { name: '_pop3', protocol: 'pop3', security: 'starttls' },
  { name: '_submissions', protocol: 'smtp', security: 'tls' },
  { name: '_submission', protocol: 'smtp', security: 'starttls' },
] as const satisfies (Pick<FoundServer, 'protocol' | 'security'> & { name: string })[];

/** A domain that names a hundred servers for one service has us look at some of them. */
const MOST_PER_SERVICE = 3;

export interface NameServers {
  /** « 127.0.0.1:5353 »; without any those of the system. */
  nameServers?: readonly string[] | undefined;
}

/** What has come when the time is over, or when it is aborted. */
export async function findServiceRecords(
  domain: string,
  limitMs: number,
  signal: AbortSignal,
  { nameServers }: NameServers = {},
): Promise<FoundServer[]> {
  const resolver = new Resolver({ timeout: limitMs, tries: 1 });
  if (nameServers) resolver.setServers([...nameServers]);
  const stop = () => resolver.cancel();
  const limit = setTimeout(stop, limitMs);
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) return [];
    return (await Promise.all(SERVICES.map((service) => lookUp(resolver, domain, service)))).flat();
  } finally {
    clearTimeout(limit);
    signal.removeEventListener('abort', stop);
  }
}

async function lookUp(resolver: Resolver, domain: string, service: (typeof SERVICES)[number]): Promise<FoundServer[]> {
  const { name, protocol, security } = service;
  const records = await resolver.resolveSrv(`${name}._tcp.${domain}`).catch(noneOf);
  return records
    .sort((a, b) => a.priority - b.priority || b.weight - a.weight)
    .flatMap((record) => {
      // A target of « . » says that there is no such service here (RFC 6186 §3.4).
      const host = hostNameOf(record.name);
      return host && record.port > 0 ? [{ protocol, security, host, port: record.port, userName: null }] : [];
    })
    .slice(0, MOST_PER_SERVICE);
}

/** DNS says no in many ways, all of them with a code; anything else is a bug. */
function noneOf(error: NodeJS.ErrnoException): [] {
  if (error.code === undefined || error.syscall !== 'querySrv') throw error;
  return [];
}
