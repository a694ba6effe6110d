// Whether the name of a domain imitates another: letters that look alike in whatever alphabet, a letter too many, the
// known name as a part of another (`ac-paris.fr.evil.tk`, `ac-paris-webmail.com`), the known name under another ending.
import { toUnicodeDomain } from '../domain/punycode.ts';
import { registered } from './domains.ts';

type Kind = 'institution' | 'firm' | 'familiar';

/** What of it is compared is worked out once: a newsletter has hundreds of links. */
export interface KnownDomain {
  domain: string;
  /** `institution`: a name that is nowhere but there: under another ending, or within another name, it is imitated. */
  kind: Kind;
  /** What stands before the ending: `ac-paris` of `ac-paris.fr`, `education.gouv` of `education.gouv.fr`. */
  name: string;
  skeleton: string;
}

export function knownDomain(domain: string, kind: Kind): KnownDomain {
  const name = nameOf(domain);
  return { domain, kind, name, skeleton: skeletonOf(name) };
}

/** Shorter names are too near to one another. */
const SHORTEST = 6;

interface Seen {
  host: string;
  /** The registered part, its name, and how that looks. */
  own: string;
  name: string;
  skeleton: string;
}

/** What the domain imitates; null: nothing known. The domain itself, and what lies below a known one, never does. */
export function imitated(host: string, known: readonly KnownDomain[]): KnownDomain | null {
  const shown = toUnicodeDomain(host.toLowerCase());
  const own = registered(shown);
  if (known.some(({ domain }) => own === domain || shown.endsWith(`.${domain}`))) return null;
  const name = nameOf(own);
  const seen = { host: shown, own, name, skeleton: skeletonOf(name) };
  return known.find((one) => imitates(seen, one)) ?? (bearsGouv(shown) ? STATE : null);
}

function imitates({ host, own, name: ownName, skeleton: ownSkeleton }: Seen, known: KnownDomain): boolean {
  const { domain, kind, name, skeleton } = known;
  if (name.length < SHORTEST) return false;
  if (ownSkeleton === skeleton) return ownName !== name || kind === 'institution';
  const isNear = isOneSlip(ownSkeleton, skeleton);
  if (kind === 'familiar') {
    const hasItsEnding = domain.slice(name.length) === own.slice(ownName.length);
    return isNear && name.length > SHORTEST && hasItsEnding;
  }
  if (isNear && (kind === 'institution' || name.length > SHORTEST + 1)) return true;
  return (
    isWithin(host, own, domain) ||
    (kind === 'institution' && (isPartOf(ownSkeleton, skeleton) || isPartOf(ownName, name)))
  );
}

const STATE: KnownDomain = { domain: 'gouv.fr', kind: 'institution', name: 'gouv', skeleton: 'gouv' };

/** « ensap-gouv.com », « impots.gouv.fr.example »; other states' own are `gouv.` and their two letters. */
function bearsGouv(host: string): boolean {
  return /(?:^|[.-])gouv(?:[.-]|$)/.test(host) && !/(?:^|\.)gouv\.(?:[a-z]{2}|qc\.ca)$/.test(host);
}

function nameOf(domain: string): string {
  return domain.slice(0, Math.max(0, domain.lastIndexOf('.')));
}

/** The whole known domain before the one that counts: `ac-paris.fr.evil.tk`, `ac-paris.fr-login.evil.tk`. */
function isWithin(host: string, own: string, domain: string): boolean {
  if (host === own && !own.includes(domain)) return false;
  return standsIn(host, domain) || standsIn(host, domain.replaceAll('.', '-'));
}

/** The site's own name has the firm's as a word: `vinted-litiges.com`; null: it has none, or is the firm's in another country. */
export function bearsName(host: string, known: readonly KnownDomain[]): KnownDomain | null {
  const own = registered(toUnicodeDomain(host.toLowerCase()));
  const name = nameOf(own);
  if (known.some(({ domain }) => own === domain || host.endsWith(`.${domain}`))) return null;
  const bare = name.replace(BESIDE_NAME, '');
  return (
    known.find(
      (one) =>
        one.kind === 'firm' &&
        one.name.length >= SHORTEST_WORD &&
        !ORDINARY.has(one.name) &&
        standsIn(`${name}.`, one.name) &&
        bare.replace(one.name, '').replace(/[.-]/g, '') !== '',
    ) ?? null
  );
}

/** A firm's name that is looked for inside others is no shorter. */
const SHORTEST_WORD = 4;
/** Firms' names that are words of their own. */
const ORDINARY = new Set(
  'orange apple office live windows free skype chase yeti visa meta disney exodus crypto lidl aldi teams costco temu canope blockchain dpdgroup'.split(
    ' ',
  ),
);
/** What firms put beside their name themselves. */
const BESIDE_NAME =
  /\b(?:e?-?mails?|news(?:letters?)?|info|notif(?:ication)?s?|com(?:munication)?|fr|france|de|uk|us|group|groupe|pro|business|shop|cdn|static|images?)\b/g;

/** The known name beside other words: `ac-paris-webmail.com`, `webmail-ac-paris.com`, `acparis.fr`, `education-gouv.fr`. */
function isPartOf(own: string, name: string): boolean {
  return own.replace(/[.-]/g, '') === name.replace(/[.-]/g, '') || standsIn(`${own}.`, name.replaceAll('.', '-'));
}

/** Between dots and dashes, not at the end. */
function standsIn(host: string, part: string): boolean {
  for (let at = host.indexOf(part); at >= 0; at = host.indexOf(part, at + 1)) {
    if ((at === 0 || isJoint(host[at - 1])) && isJoint(host[at + part.length])) return true;
  }
  return false;
}

const isJoint = (letter: string | undefined) => letter === '.' || letter === '-';

/** Letters that are taken for one another, each as the one it is taken for. */
const LOOKS: readonly [RegExp, string][] = [
  [/rn|ṃ|м/g, 'm'],
  [/vv|ԝ|ѡ/g, 'w'],
  [/cl/g, 'd'],
  [/[1lı|іїɩιíìîïǀӏ]/g, 'i'],
  [/[0оοоսөοօ]/g, 'o'],
  [/[аɑαạ4@]/g, 'a'],
  [/[еєҽẹеεɛ3]/g, 'e'],
  [/[рρ]/g, 'p'],
  [/[сϲς]/g, 'c'],
  [/[ѕ5ꜱ]/g, 's'],
  [/[уүγ]/g, 'y'],
  [/[хχ]/g, 'x'],
  [/[нһ]/g, 'h'],
  [/[тτ7]/g, 't'],
  [/[кκ]/g, 'k'],
  [/[вβ]/g, 'b'],
  [/[пո]/g, 'n'],
  [/[ԁ]/g, 'd'],
  [/[ɡ9]/g, 'g'],
  [/[ј]/g, 'j'],
  [/[ν]/g, 'v'],
  [/[ʀг]/g, 'r'],
  [/[υս]/g, 'u'],
  [/[ẓ2]/g, 'z'],
];

/** How a name looks from two metres away. */
export function skeletonOf(name: string): string {
  const plain = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '');
  return LOOKS.reduce((text, [letters, one]) => text.replace(letters, one), plain).replace(/[\u2010-\u2015_]/g, '-');
}

/** One letter too many, too few or wrong, or two exchanged. */
function isOneSlip(written: string, meant: string): boolean {
  const difference = written.length - meant.length;
  if (Math.abs(difference) > 1 || written === meant) return false;
  let start = 0;
  while (start < written.length && written[start] === meant[start]) start++;
  if (difference === 1) return written.slice(start + 1) === meant.slice(start);
  if (difference === -1) return written.slice(start) === meant.slice(start + 1);
  if (written.slice(start + 1) === meant.slice(start + 1)) return true;
  return (
    written[start] === meant[start + 1] &&
    written[start + 1] === meant[start] &&
    written.slice(start + 2) === meant.slice(start + 2)
  );
}
