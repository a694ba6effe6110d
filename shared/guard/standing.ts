// Who is who: from the facts about an address to its standing in one message. Probable is not certain: a probable
// family alone never blocks. Exact academy domains are institutional; a sub-domain may be pupils or tenants.
import { academyAboveDomain, academyOfDomain } from '../academies/domains.ts';
import type { ContactRole, RoleSource } from '../domain/contact.ts';
import { domainOf, isOfficeMailbox, PERSONAL_DOMAINS } from './mail-domains.ts';
import type { PersonFacts } from './person.ts';

export type Standing =
  | { kind: 'me' }
  | { kind: 'family'; certain: boolean; elected: boolean }
  | { kind: 'colleague'; academy: string | null }
  | { kind: 'institution'; academy: string | null }
  | { kind: 'partner' }
  | { kind: 'list' }
  | { kind: 'unknown' };

/** Strongest first. */
const STRENGTH: readonly RoleSource[] = ['import', 'user', 'group', 'learned', 'heuristic'];
const INSTITUTION_DOMAINS: ReadonlySet<string> = new Set(['education.gouv.fr', 'gouv.fr']);
/** `ce.0170000A@…`: a school's own mailbox by its UAI code. */
const SCHOOL_LOCAL_PART = /^(ce|e)[.-]/i;

/** @param touchesFamilies another family, or a family group, is among the recipients of the message */
export function standingOf(person: PersonFacts, touchesFamilies: boolean): Standing {
  if (person.isMe) return { kind: 'me' };
  const roles = rolesOf(person);
  const has = (role: ContactRole) => roles.find((r) => r.role === role);
  const academy = academyOfDomain(domainOf(person.address));
  if (has('list')) return { kind: 'list' };
  if (has('electedParent')) return { kind: 'family', certain: true, elected: true };
  const family = has('family');
  // A parent who is also staff is here as a parent where the mail touches families.
  if (family && has('colleague') && !touchesFamilies) return { kind: 'colleague', academy };
  if (family && !isOutweighed(family, roles)) {
    return { kind: 'family', certain: !isGuess(family.source), elected: false };
  }
  if (has('institution')) return { kind: 'institution', academy };
  if (has('colleague')) return { kind: 'colleague', academy };
  if (has('partner')) return { kind: 'partner' };
  return standingByAddress(person, academy);
}

type Role = PersonFacts['roles'][number];

/** Known roles; guesses only where nothing is known. Membership of a family group makes a family. */
function rolesOf({ roles, groups }: PersonFacts): Role[] {
  const all: Role[] = groups.some(({ privacy }) => privacy === 'alwaysBcc')
    ? [...roles, { role: 'family', source: 'group' }]
    : roles;
  const known = all.filter(({ source }) => !isGuess(source));
  return known.length > 0 ? known : all;
}

/** Somebody stronger said that this is no family: « un partenaire », « un collègue » beats a group's word. */
function isOutweighed(family: Role, roles: readonly Role[]): boolean {
  const strength = STRENGTH.indexOf(family.source);
  return roles.some(({ role, source }) => {
    if (role === 'family' || role === 'electedParent') return false;
    // Parent and staff at once: only a group's word yields to a person's.
    if (role === 'colleague' && family.source !== 'group') return false;
    return STRENGTH.indexOf(source) < strength;
  });
}

function standingByAddress(person: PersonFacts, academy: string | null): Standing {
  const domain = domainOf(person.address);
  if (academy && SCHOOL_LOCAL_PART.test(person.address)) return { kind: 'institution', academy };
  if (academy) return { kind: 'colleague', academy };
  if (INSTITUTION_DOMAINS.has(domain) || domain.endsWith('.gouv.fr')) return { kind: 'institution', academy: domain };
  if (academyAboveDomain(domain)) return { kind: 'unknown' };
  const isProbable = PERSONAL_DOMAINS.has(domain) ? !isOfficeMailbox(person.address) : person.onlyEverBcc;
  if (isProbable) return { kind: 'family', certain: false, elected: false };
  return { kind: 'unknown' };
}

function isGuess(source: RoleSource): boolean {
  return source === 'learned' || source === 'heuristic';
}
