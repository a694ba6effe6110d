// The servers that a domain names in DNS: SRV records of RFC 6186 and RFC 8314. Nothing but DNS is asked, and only for
// the domain that it was given. Every failure is « none »: a domain need not have any. Leaves their order to
// shared/academies/candidates.ts.
import { Resolver } from 'node:dns/promises';
import type { SrvAnswer } from '../../shared/domain/setup.ts';

const SERVICES = [
  '_imaps',
  '_imap',
  '_pop3s',
  '_pop3',
  '_submissions',
  '_submission',
] as const satisfies SrvAnswer['service'][];

/** A domain that names a hundred servers for one service has us look at some of them. */
const MOST_PER_SERVICE = 4;

/** What has come when the time is over, or when it is aborted. `nameServers`: instead of the system's. */
export async function findServiceRecords(
  domain: string,
  limitMs: number,
  signal: AbortSignal,
  nameServers?: readonly string[],
): Promise<SrvAnswer[]> {
  if (signal.aborted) return [];
  const resolver = new Resolver({ timeout: limitMs, tries: 1 });
  if (nameServers) resolver.setServers([...nameServers]);
  const stop = () => resolver.cancel();
  const limit = setTimeout(stop, limitMs);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return (await Promise.all(SERVICES.map((service) => lookUp(resolver, domain, service)))).flat();
  } finally {
    clearTimeout(limit);
    signal.removeEventListener('abort', stop);
  }
}

async function lookUp(resolver: Resolver, domain: string, service: SrvAnswer['service']): Promise<SrvAnswer[]> {
  const records = await resolver.resolveSrv(`${service}._tcp.${domain}`).catch(noneOf);
  return (
    records
      .sort((a, b) => a.priority - b.priority || b.weight - a.weight)
      .slice(0, MOST_PER_SERVICE)
      // Node gives the root, « no such service here » (RFC 6186 §3.4), as ''.
      .map(({ name, port, priority, weight }) => ({ service, target: name || '.', port, priority, weight }))
  );
}

/** DNS says no in many ways, all of them with a code; anything else is a bug. */
function noneOf(error: NodeJS.ErrnoException): [] {
  if (error.code === undefined || error.syscall !== 'querySrv') throw error;
  return [];
}
