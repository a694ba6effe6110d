// The pupils of the class lists as the guard asks about them: each with every address that may read the name. A pupil who
// is in the lists of several years is one where a responsible is the same.
import type { Child } from '../../shared/domain/contact.ts';
import type { ChildId } from '../../shared/domain/ids.ts';
import { fold } from '../../shared/domain/search.ts';
import type { PupilFacts } from '../../shared/guard/letter.ts';
import { listChildren, responsibleAddresses } from '../store/children.ts';
import type { ReadDb } from '../store/handles.ts';

export function pupilFacts(db: ReadDb): PupilFacts[] {
  const addressesOf = new Map<ChildId, string[]>();
  for (const { childId, addressKey } of responsibleAddresses(db)) {
    const known = addressesOf.get(childId);
    if (known) known.push(addressKey);
    else addressesOf.set(childId, [addressKey]);
  }
  return mergePupils(listChildren(db).map((child) => ({ child, household: addressesOf.get(child.id) ?? [] })));
}

export function mergePupils(
  pupils: readonly { child: Pick<Child, 'firstName' | 'lastName'>; household: readonly string[] }[],
): PupilFacts[] {
  const byName = new Map<string, PupilFacts[]>();
  for (const { child, household } of pupils) {
    const name = `${child.firstName} ${child.lastName}`.trim();
    const alike = byName.get(fold(name)) ?? [];
    const same = alike.filter((one) => one.household.some((address) => household.includes(address)));
    const merged = { name, household: [...new Set([...same.flatMap((one) => one.household), ...household])] };
    byName.set(fold(name), [...alike.filter((one) => !same.includes(one)), merged]);
  }
  return [...byName.values()].flat();
}
