// Who is who: from the facts about an address to its standing in one message. Probable is not certain: a probable
// family alone never blocks. Exact academy domains are institutional; a sub-domain may be pupils or tenants.
import { academyAboveDomain, academyOfDomain } from '../academies/domains.ts';
import type { ContactRole, RoleSource } from '../domain/contact.ts';
import type { PersonFacts } from './person.ts';

export type Standing =
  | { kind: 'me' }
  | { kind: 'family'; certain: boolean; elected: boolean }
  | { kind: 'colleague'; academy: string | null }
  | { kind: 'institution'; academy: string | null }
  | { kind: 'partner' }
  | { kind: 'list' }
  | { kind: 'unknown' };

/** Providers of private mailboxes in France, by second-level domain. */
const PERSONAL_DOMAINS: ReadonlySet<string> = new Set([
  ...['gmail.com', 'googlemail.com', 'outlook.com', 'outlook.fr', 'hotmail.com', 'hotmail.fr', 'live.fr', 'live.com'],
  ...['msn.com', 'yahoo.fr', 'yahoo.com', 'ymail.com', 'icloud.com', 'me.com', 'mac.com', 'aol.com', 'gmx.fr'],
  ...['gmx.com', 'proton.me', 'protonmail.com', 'pm.me', 'orange.fr', 'wanadoo.fr', 'free.fr', 'sfr.fr', 'neuf.fr'],
  ...['cegetel.net', 'club-internet.fr', 'numericable.fr', 'noos.fr', 'bbox.fr', 'laposte.net', 'aliceadsl.fr'],
  ...['tutanota.com', 'tuta.com', 'mailo.com', 'netcourrier.com', 'posteo.net', 'zaclys.net', 'ik.me', 'nordnet.fr'],
]);

const INSTITUTION_DOMAINS: ReadonlySet<string> = new Set(['education.gouv.fr', 'gouv.fr']);
/** `ce.0170000A@…`: a school's own mailbox by its UAI code. */
const SCHOOL_LOCAL_PART = /^(ce|e)[.-]/i;

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** @param touchesFamilies another family, or a family group, is among the recipients of the message */
export function standingOf(person: PersonFacts, touchesFamilies: boolean): Standing {
  if (person.isMe) return { kind: 'me' };
  const has = (role: ContactRole) => person.roles.find((r) => r.role === role);
  const academy = academyOfDomain(domainOf(person.address));
  if (has('list')) return { kind: 'list' };
  if (has('electedParent')) return { kind: 'family', certain: true, elected: true };
  const family = has('family');
  // A parent who is also staff is here as a parent where the mail touches families.
  if (family && has('colleague') && !touchesFamilies) return { kind: 'colleague', academy };
  if (family) return { kind: 'family', certain: !isGuess(family.source), elected: false };
  if (inFamilyGroup(person)) return { kind: 'family', certain: true, elected: false };
  if (has('institution')) return { kind: 'institution', academy };
  if (has('colleague')) return { kind: 'colleague', academy };
  if (has('partner')) return { kind: 'partner' };
  return standingByAddress(person, academy);
}

function standingByAddress(person: PersonFacts, academy: string | null): Standing {
  const domain = domainOf(person.address);
  if (academy && SCHOOL_LOCAL_PART.test(person.address)) return { kind: 'institution', academy };
  if (academy) return { kind: 'colleague', academy };
  if (INSTITUTION_DOMAINS.has(domain) || domain.endsWith('.gouv.fr')) return { kind: 'institution', academy: domain };
  if (academyAboveDomain(domain)) return { kind: 'unknown' };
  if (person.onlyEverBcc || PERSONAL_DOMAINS.has(domain)) return { kind: 'family', certain: false, elected: false };
  return { kind: 'unknown' };
}

function isGuess(source: RoleSource): boolean {
  return source === 'learned' || source === 'heuristic';
}

function inFamilyGroup(person: PersonFacts): boolean {
  return person.groups.some((group) => group.privacy === 'alwaysBcc');
}
