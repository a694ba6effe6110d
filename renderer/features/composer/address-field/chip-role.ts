// The role that a chip shows: who the guard takes its address for, and who said so. A mere guess that somebody is a
// family is not shown as one. Pure.
import { addressKey } from '../../../../shared/domain/address.ts';
import type { Group } from '../../../../shared/domain/contact.ts';
import { type PersonFacts, standingOf } from '../../../../shared/guard/index.ts';
import type { FactsByAddress, ShownRole, SourcedRole } from '../../people/index.ts';

export function chipRole(facts: PersonFacts | undefined): SourcedRole | null {
  if (!facts) return null;
  const standing = standingOf(facts, true);
  if (standing.kind === 'me') return { role: 'me', source: null };
  if (standing.kind === 'unknown') return null;
  if (standing.kind === 'family' && !standing.certain) return null;
  const role: ShownRole = standing.kind === 'family' && standing.elected ? 'electedParent' : standing.kind;
  const said = facts.roles.find((one) => one.role === role);
  return { role, source: said?.source ?? (role === 'family' ? 'group' : 'heuristic') };
}

/** How many of its members are families for certain. */
export function familiesIn(group: Group, people: FactsByAddress): number {
  return group.memberAddresses.filter((address) => chipRole(people.get(addressKey(address)))?.role === 'family').length;
}
