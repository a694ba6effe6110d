// Mail domains: which are providers of private mailboxes, and which a slip of the finger made of another.
import { KNOWN_DOMAINS } from '../academies/academies.ts';

/** Providers of private mailboxes in France, by second-level domain. */
export const PERSONAL_DOMAINS: ReadonlySet<string> = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'outlook.fr', 'hotmail.com', 'hotmail.fr', 'live.fr', 'live.com'],
  ...['msn.com', 'yahoo.fr', 'yahoo.com', 'ymail.com', 'icloud.com', 'me.com', 'mac.com', 'aol.com', 'gmx.fr'],
  ...['gmx.com', 'proton.me', 'protonmail.com', 'pm.me', 'orange.fr', 'wanadoo.fr', 'free.fr', 'sfr.fr', 'neuf.fr'],
  ...['cegetel.net', 'club-internet.fr', 'numericable.fr', 'noos.fr', 'bbox.fr', 'laposte.net', 'aliceadsl.fr'],
  ...['tutanota.com', 'tuta.com', 'mailo.com', 'netcourrier.com', 'posteo.net', 'zaclys.net', 'ik.me', 'nordnet.fr'],
]);

/** Real domains that are one letter away from a greater one. */
const REAL_NEIGHBOURS: ReadonlySet<string> = new Set([
  ...['gmx.de', 'gmx.net', 'gmx.at', 'gmx.ch', 'ymail.com', 'mail.com', 'email.com', 'hotmail.it', 'hotmail.de'],
  ...[
    'hotmail.es',
    'hotmail.be',
    'outlook.de',
    'outlook.es',
    'outlook.be',
    'live.be',
    'live.it',
    'yahoo.de',
    'yahoo.it',
  ],
  ...[
    'yahoo.es',
    'orange.com',
    'orange.es',
    'orange.ch',
    'free.com',
    'sfr.com',
    'me.fr',
    'aol.fr',
    'aol.de',
    'like.fr',
  ],
  ...['laposte.fr', 'msn.fr', 'voila.fr', 'tuta.io', 'proton.ch', 'love.com', 'live.nl', 'live.ca', 'yahoo.ca'],
]);

/** Shorter names than this are too near to one another. */
const SHORTEST = 7;

/** With these a mailbox at a private provider begins that is an office's or a machine's: `mairie-laville@orange.fr`. */
const OFFICE =
  /^(?:mailer-daemon|postmaster|webmaster|no-?reply|do-?not-?reply|ne-?pas-?repondre|(?:mairie|ecole|ecoles|college|lycee|asso|association|amicale|club|cantine|periscolaire|garderie|creche|autocars|transports|bibliotheque|mediatheque|ludotheque|paroisse|syndicat|secretariat)|(?:maternelle|elementaire|primaire|foyer|comite|ape|apel|fcpe|peep|usep|occe|coop|mjc|ccas|cias|alsh|clsh|sivos|rpi)(?![a-z]))/;

/** Whether it belongs to a town hall, an école, an association rather than to a person. */
export function isOfficeMailbox(address: string): boolean {
  const local = address
    .slice(0, address.lastIndexOf('@'))
    .normalize('NFD')
    .replace(/\p{M}+/gu, '');
  return OFFICE.test(local.toLowerCase());
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** `gmial.com` → `gmail.com`, `orange.f` → `orange.fr`; null where nothing looks mistyped. */
export function intendedDomain(domain: string): string | null {
  const written = domain.toLowerCase();
  if (PERSONAL_DOMAINS.has(written) || KNOWN.has(written) || REAL_NEIGHBOURS.has(written)) return null;
  for (const known of CANDIDATES) if (isSlipOf(written, known)) return known;
  return null;
}

const KNOWN: ReadonlySet<string> = new Set(KNOWN_DOMAINS);
const CANDIDATES: readonly string[] = [...PERSONAL_DOMAINS, ...KNOWN_DOMAINS].filter(
  ({ length }) => length >= SHORTEST,
);

/** One letter too many, too few, wrong, or two exchanged; never the whole ending of another country. */
function isSlipOf(written: string, meant: string): boolean {
  const difference = written.length - meant.length;
  if (Math.abs(difference) > 1 || written === meant) return false;
  let start = 0;
  while (start < written.length && start < meant.length && written[start] === meant[start]) start++;
  const rest = (text: string, from: number) => text.slice(from);
  if (difference === 1) return rest(written, start + 1) === rest(meant, start);
  if (difference === -1) return rest(written, start) === rest(meant, start + 1);
  if (rest(written, start + 1) === rest(meant, start + 1))
    return isBeforeEnding(meant, start) || meant.endsWith('.com');
  return (
    written[start] === meant[start + 1] &&
    written[start + 1] === meant[start] &&
    rest(written, start + 2) === rest(meant, start + 2)
  );
}

/** `.fr` with one other letter is another country's; in the name itself it is a slip. */
function isBeforeEnding(domain: string, at: number): boolean {
  return at < domain.lastIndexOf('.');
}
