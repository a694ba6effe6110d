// From an address to the ordered list of servers it may have: presets of an administrator, what works for another
// account here, a file that a colleague handed on, what is known of the académie, the national service where it moved
// there, what the domain itself says (SRV, autoconfig), usual names. Pure: nothing is looked up here, and no host comes
// out that is not in the data, in the input, or a usual name below the address's own domains or the national one.
// Probing them, and choosing, is the engine's.
import type {
  AutoconfigServer,
  CandidateSources,
  Confidence,
  ServerCandidate,
  ServerCandidates,
  ServerPreset,
  SrvAnswer,
  UserNameRule,
} from '../domain/setup.ts';
import { NATIONAL } from './academies.ts';
import { hostName, isBelow, NATIONAL_DOMAIN } from './host-names.ts';
import { isAcademy, isOwnHost, ownUserName, type Place, placeOf } from './place.ts';
import type { KnownServer } from './schema.ts';
import { type Endpoint, onUsualPorts, usualHosts } from './usual-names.ts';

/** A candidate before the rules that hold for all of them. */
interface Found extends Endpoint {
  origin: ServerCandidate['origin'];
  confidence: Confidence;
  userName?: UserNameRule | undefined;
}

export function serverCandidates(sources: CandidateSources): ServerCandidates {
  const place = placeOf(sources.address);
  const candidates = inOrder(place, sources).map((found) => candidateOf(found, place));
  const of = (service: ServerCandidate['service']) => withoutRepeats(candidates.filter((c) => c.service === service));
  return { imap: of('imap'), pop3: of('pop3'), smtp: of('smtp') };
}

function inOrder(place: Place, sources: CandidateSources): Found[] {
  const { presets = [], learned = [], shared = [], srv = [], autoconfig = [] } = sources;
  const told = [...fromSrv(srv), ...autoconfig.flatMap((server) => fromAutoconfig(server, place))];
  const given = [
    ...presets.map((preset) => fromPreset(preset, 'policy')),
    ...learned.map((preset) => fromPreset(preset, 'learned')),
    ...shared.map((preset) => fromPreset(preset, 'shared')),
  ];
  const usual = place.domain === '' ? [] : fromUsualNames(place);
  // What is known of an académie says little of a sub-domain: that one's own answers go first.
  if (place.isSubDomain) return [...given, ...told, ...usual, ...fromKnown(place)];
  const state = place.academy?.nationalService?.state;
  const movesAway = state === 'migrated' || state === 'likely';
  const known = [...given, ...fromKnown(place), ...(movesAway ? fromNational(place) : []), ...told, ...usual];
  // Any académie may move tomorrow; nothing of its own answering is then how one sees it.
  return !movesAway && isAcademy(place) ? [...known, ...fromNational(place)] : known;
}

function candidateOf({ userName, ...found }: Found, place: Place): ServerCandidate {
  const national = isBelow(found.host, NATIONAL_DOMAIN);
  return {
    ...found,
    system: national ? 'national' : 'own',
    userName: userName ?? (national ? { form: 'fullAddress' } : ownUserName(place)),
    applicationPassword: national,
    needsConfirmation: !(
      national ||
      found.origin === 'policy' ||
      found.origin === 'learned' ||
      isOwnHost(found.host, place)
    ),
  };
}

function withoutRepeats(candidates: ServerCandidate[]): ServerCandidate[] {
  const first = new Map<string, ServerCandidate>();
  for (const one of candidates) {
    const key = `${one.host}:${one.port}`;
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}

/** An administrator may name any host, also one that is a name of the own network only. */
function fromPreset(
  { service, host, port, security, userName }: ServerPreset,
  origin: 'policy' | 'learned' | 'shared',
): Found {
  const name = hostName(host) ?? host.toLowerCase();
  return { service, host: name, port, security, origin, confidence: 'high', userName };
}

function fromKnown({ academy, isSubDomain }: Place): Found[] {
  const sureOf = (server: KnownServer): Confidence => (isSubDomain ? 'guess' : server.confidence);
  return (academy?.servers ?? []).flatMap((server) => endpointsOf(server, 'known', sureOf(server)));
}

/** Those that are known, and usual names for what is not. */
function fromNational(place: Place): Found[] {
  const sure = place.academy?.nationalService ? undefined : 'guess';
  const known = NATIONAL.servers.flatMap((server) => endpointsOf(server, 'national', sure ?? server.confidence));
  const unknown = onUsualPorts((service) =>
    NATIONAL.servers.some((server) => server.service === service) ? [] : usualHosts([NATIONAL_DOMAIN], service, []),
  );
  return [...known, ...unknown.map((endpoint) => ({ ...endpoint, ...GUESSED }))];
}

const GUESSED = { origin: 'derived', confidence: 'guess' } as const;

/** On the port that the source tells, else on the usual ones. */
function endpointsOf(server: KnownServer, origin: 'known' | 'national', confidence: Confidence): Found[] {
  const { service, host, port, security } = server;
  if (port !== null && security !== null) return [{ service, host, port, security, origin, confidence }];
  const usual = onUsualPorts((one) => (one === service ? [host] : []));
  return usual.map((endpoint) => ({ ...endpoint, origin, confidence: 'guess' }));
}

/** Known hosts on their other ports, usual names, and the webmail's own host, which is often the mail server too. */
function fromUsualNames({ academy, ownDomains, isSubDomain, domain }: Place): Found[] {
  const known = isSubDomain ? [] : (academy?.servers ?? []);
  const webmail = !isSubDomain && academy?.webmail ? new URL(academy.webmail.url).hostname : null;
  const webmailHosts = webmail !== null && !isBelow(webmail, NATIONAL_DOMAIN) ? [webmail] : [];
  const domains = isSubDomain ? [domain] : ownDomains;
  const endpoints = onUsualPorts((service) => {
    const kin = known.filter((server) => (server.service === 'smtp') === (service === 'smtp'));
    const hosts = kin.map((server) => server.host);
    return [...usualHosts(domains, service, hosts), ...webmailHosts];
  });
  return endpoints.map((endpoint) => ({ ...endpoint, ...GUESSED }));
}

const SRV_SERVICES: Record<SrvAnswer['service'], Pick<Endpoint, 'service' | 'security'>> = {
  _imaps: { service: 'imap', security: 'tls' },
  _imap: { service: 'imap', security: 'starttls' },
  _pop3s: { service: 'pop3', security: 'tls' },
  _pop3: { service: 'pop3', security: 'starttls' },
  _submissions: { service: 'smtp', security: 'tls' },
  _submission: { service: 'smtp', security: 'starttls' },
};

/** By priority (RFC 2782). TLS from the first byte goes before STARTTLS at the same one (RFC 8314 3.4). */
function fromSrv(answers: readonly SrvAnswer[]): Found[] {
  const startTlsLast = ({ service }: SrvAnswer) => (SRV_SERVICES[service].security === 'tls' ? 0 : 1);
  const sorted = [...answers].sort(
    (a, b) => a.priority - b.priority || startTlsLast(a) - startTlsLast(b) || b.weight - a.weight,
  );
  return sorted.flatMap(({ service, target, port }) => {
    const host = hostName(target);
    if (host === null || port === 0) return [];
    return [{ ...SRV_SERVICES[service], host, port, origin: 'srv', confidence: 'high' }];
  });
}

function fromAutoconfig({ service, host, port, security, userName }: AutoconfigServer, place: Place): Found[] {
  const name = hostName(host);
  if (name === null) return [];
  const rule = userName ? ruleOfTemplate(userName, place) : undefined;
  return [{ service, host: name, port, security, origin: 'autoconfig', confidence: 'high', userName: rule }];
}

function ruleOfTemplate(template: string, { address, localPart }: Place): UserNameRule {
  if (template === '%EMAILADDRESS%') return { form: 'fullAddress' };
  if (template === '%EMAILLOCALPART%') return { form: 'localPart' };
  const text = template
    .replaceAll('%EMAILADDRESS%', address)
    .replaceAll('%EMAILLOCALPART%', localPart)
    .replaceAll('%EMAILDOMAIN%', address.slice(localPart.length + 1));
  return { form: 'fixed', text };
}
