// From an address to the ordered list of servers it may have: presets of an administrator, what is known of the
// académie, the national service where it moved there, what the domain itself says (SRV, autoconfig), usual names.
// Pure: nothing is looked up here, and no host comes out that is not in the data, in the input, or a usual name below
// the address's own domain. Probing them, and choosing, is the engine's.
import type {
  AutoconfigServer,
  CandidateOrigin,
  CandidateSources,
  Confidence,
  Encryption,
  MailService,
  ServerCandidate,
  ServerCandidates,
  ServerPreset,
  SrvAnswer,
  UserNameRule,
} from '../domain/setup.ts';
import { hostName, isBelow, NATIONAL_DOMAIN } from './host-names.ts';

/** An address's surroundings, as far as the rules below ask for them. */
interface Place {
  address: string;
  domain: string;
  userName: UserNameRule;
}

interface Found {
  service: MailService;
  host: string;
  port: number;
  security: Encryption;
  origin: CandidateOrigin;
  confidence: Confidence;
  userName?: UserNameRule | undefined;
}

export function serverCandidates({
  address,
  presets = [],
  srv = [],
  autoconfig = [],
}: CandidateSources): ServerCandidates {
  const place = placeOf(address);
  const found = [
    ...presets.map(fromPreset),
    ...fromSrv(srv),
    ...autoconfig.flatMap((server) => fromAutoconfig(server, place)),
    ...derived(place.domain),
  ];
  const candidates = found.map((one) => candidateOf(one, place));
  const of = (service: MailService) => withoutRepeats(candidates.filter((one) => one.service === service));
  return { imap: of('imap'), pop3: of('pop3'), smtp: of('smtp') };
}

function placeOf(address: string): Place {
  const domain = hostName(address.slice(address.lastIndexOf('@') + 1)) ?? '';
  return { address, domain, userName: { form: 'fullAddress' } };
}

function candidateOf({ userName, ...found }: Found, place: Place): ServerCandidate {
  const national = isBelow(found.host, NATIONAL_DOMAIN);
  const trusted = national || isBelow(found.host, place.domain) || found.origin === 'policy';
  return {
    ...found,
    system: national ? 'national' : 'own',
    userName: userName ?? (national ? { form: 'fullAddress' } : place.userName),
    applicationPassword: national,
    needsConfirmation: !trusted,
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

function fromPreset({ service, host, port, security, userName }: ServerPreset): Found {
  const found = { service, host: host.toLowerCase(), port, security };
  return { ...found, origin: 'policy', confidence: 'high', userName };
}

const SRV_SERVICES: Record<SrvAnswer['service'], { service: MailService; security: Encryption }> = {
  _imaps: { service: 'imap', security: 'tls' },
  _imap: { service: 'imap', security: 'starttls' },
  _pop3s: { service: 'pop3', security: 'tls' },
  _pop3: { service: 'pop3', security: 'starttls' },
  _submissions: { service: 'smtp', security: 'tls' },
  _submission: { service: 'smtp', security: 'starttls' },
};

/** By priority (RFC 2782). TLS from the first byte goes before STARTTLS at the same one (RFC 8314 3.4). */
function fromSrv(answers: readonly SrvAnswer[]): Found[] {
  const plainLast = (one: SrvAnswer) => (SRV_SERVICES[one.service].security === 'tls' ? 0 : 1);
  const sorted = [...answers].sort(
    (a, b) => a.priority - b.priority || plainLast(a) - plainLast(b) || b.weight - a.weight,
  );
  return sorted.flatMap(({ service, target, port }) => {
    const host = hostName(target);
    if (host === null || port === 0) return [];
    return [{ ...SRV_SERVICES[service], host, port, origin: 'srv' as const, confidence: 'high' as const }];
  });
}

function fromAutoconfig({ service, host, port, security, userName }: AutoconfigServer, place: Place): Found[] {
  const name = hostName(host);
  if (name === null) return [];
  const rule = userName === null ? undefined : ruleOfTemplate(userName, place.address);
  return [{ service, host: name, port, security, origin: 'autoconfig', confidence: 'high', userName: rule }];
}

function ruleOfTemplate(template: string, address: string): UserNameRule {
  if (template === '%EMAILADDRESS%') return { form: 'fullAddress' };
  if (template === '%EMAILLOCALPART%') return { form: 'localPart' };
  const at = address.lastIndexOf('@');
  const text = template
    .replaceAll('%EMAILADDRESS%', address)
    .replaceAll('%EMAILLOCALPART%', address.slice(0, at))
    .replaceAll('%EMAILDOMAIN%', address.slice(at + 1));
  return { form: 'fixed', text };
}

const USUAL_NAMES: Record<MailService, readonly string[]> = {
  imap: ['imap', 'imaps', 'messagerie', 'courrier', 'webmail', 'mail'],
  pop3: ['pop', 'messagerie', 'courrier', 'webmail', 'mail'],
  smtp: ['smtps', 'smtp', 'mail'],
};

const USUAL_PORTS: Record<MailService, readonly [port: number, security: Encryption][]> = {
  imap: [
    [993, 'tls'],
    [143, 'starttls'],
  ],
  pop3: [
    [995, 'tls'],
    [110, 'starttls'],
  ],
  smtp: [
    [465, 'tls'],
    [587, 'starttls'],
  ],
};

/** All names on the port that is encrypted from the first byte, then all names on the other one. */
function derived(domain: string): Found[] {
  if (domain === '') return [];
  return (['imap', 'pop3', 'smtp'] as const).flatMap((service) =>
    USUAL_PORTS[service].flatMap(([port, security]) =>
      USUAL_NAMES[service].map((name) => {
        const host = `${name}.${domain}`;
        return { service, host, port, security, origin: 'derived' as const, confidence: 'guess' as const };
      }),
    ),
  );
}
