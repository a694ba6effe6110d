// The agreement of a group to see one another's addresses: this school year's, and for its members alone.
import { schoolYearAt } from '../domain/school-year.ts';
import { isFamily, type Party, relationOf, type Scene } from './scene.ts';

export interface Agreement {
  groupName: string;
  agreedAt: number;
  members: ReadonlySet<string>;
}

/** The one that covers everybody who would learn something; with one reader outside of it, Cci included, there is none. */
export function agreementOf(scene: Scene, nowAt: number): Agreement | null {
  const families = scene.readers.filter(isFamily);
  const first = families[0];
  if (!first) return null;
  const concerned = scene.readers.filter(
    (party) =>
      isFamily(party) || ['outsider', 'elsewhere', 'list'].includes(relationOf(first, party, scene.ownAcademy)),
  );
  const yearStartAt = schoolYearStart(nowAt);
  for (const { name, privacy, agreedAt, memberAddresses } of first.facts.groups) {
    if (privacy !== 'agreed' || agreedAt === null || agreedAt < yearStartAt) continue;
    const members = new Set(memberAddresses);
    if (concerned.every(({ address }) => members.has(address))) return { groupName: name, agreedAt, members };
  }
  return null;
}

export function isCovered(agreement: Agreement | null, exposed: Party, reader: Party): boolean {
  return agreement ? agreement.members.has(exposed.address) && agreement.members.has(reader.address) : false;
}

/** Classes and elected parents change with the school year. */
function schoolYearStart(nowAt: number): number {
  return new Date(schoolYearAt(nowAt), 7, 1).getTime();
}
