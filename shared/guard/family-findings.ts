// Cases 1, 2, 3, 5, 6, 7, 8 and 9: families whose address others would read. All exposures that one click mends
// make one finding, under the case that describes them best, as severe as the worst of them.
import type { Group } from '../domain/contact.ts';
import { isCertain, isFamily, type Party, relationOf, type Scene } from './exposure.ts';
import type { Finding, FixLabel, RecipientFields, Severity } from './finding.ts';
import { hide } from './fixes.ts';
import { findingKey } from './key.ts';

interface Tally {
  exposed: Set<Party>;
  readers: Set<Party>;
  /** Distinct probable families that another family would read. */
  probable: Set<Party>;
  red: boolean;
  amber: boolean;
  outsiders: boolean;
  elsewhere: boolean;
  families: boolean;
}

export interface FamilyInput {
  scene: Scene;
  fields: RecipientFields;
  groups: readonly Group[];
  ownAddress: string;
  /** Agreements given before this day count as none. Epoch ms. */
  schoolYearStartAt: number;
}

export function familyFindings(input: FamilyInput): Finding[] {
  const agreement = agreementOf(input);
  if (agreement) return [agreement];
  const findings = [exposedFamilies(input), household(input)];
  return findings.filter((finding): finding is Finding => finding !== null);
}

function exposedFamilies({ scene, fields, groups, ownAddress }: FamilyInput): Finding | null {
  const tally = count(scene);
  const severity = severityOf(tally, scene);
  if (!severity) return null;
  const which = caseOf(tally, scene);
  const exposed = [...tally.exposed];
  const recipients = hide(fields, visibleFamilies(scene), groups, ownAddress);
  return {
    case: which,
    severity: which === 7 ? 'amber' : severity,
    key: findingKey(which, exposed, [...tally.readers]),
    exposed: exposed.map(({ address }) => address),
    readers: [...tally.readers].map(({ address }) => address),
    groupNames: [...new Set(exposed.flatMap(({ groupName }) => groupName ?? []))],
    agreedAt: null,
    fixes: [{ kind: 'setRecipients', label: LABELS[which], recipients }],
  };
}

const LABELS = {
  1: 'familiesToBcc',
  3: 'alsoToBcc',
  5: 'hideFamiliesOnly',
  7: 'familiesToBcc',
  8: 'groupToBcc',
  9: 'hideFamiliesOnly',
} as const satisfies Record<number, FixLabel>;

/** All of them go at once: hiding only some could leave another one alone with those in Cci (case 3). */
function visibleFamilies(scene: Scene): Set<string> {
  return new Set(scene.visible.filter(isFamily).map(({ address }) => address));
}

function count(scene: Scene): Tally {
  const tally: Tally = {
    exposed: new Set(),
    readers: new Set(),
    probable: new Set(),
    red: false,
    amber: false,
    outsiders: false,
    elsewhere: false,
    families: false,
  };
  const families = scene.visible.filter(isFamily);
  for (const reader of [...scene.visible, ...scene.hidden]) {
    const seen = families.filter((family) => family !== reader && concerns(tally, family, reader, scene));
    for (const family of seen) tally.exposed.add(family);
    if (seen.length > 0) tally.readers.add(reader);
    // An outsider who reads one family's address is amber, two or more red.
    if (seen.length > 1 && relationOf(seen[0]!, reader, scene.ownAcademy) === 'outsider') tally.red = true;
  }
  return tally;
}

/** Notes what this pair weighs; answers whether it counts as an exposure at all. */
function concerns(tally: Tally, exposed: Party, reader: Party, scene: Scene): boolean {
  const relation = relationOf(exposed, reader, scene.ownAcademy);
  if (relation === 'otherFamily') {
    tally.families = true;
    if (!isCertain(exposed)) tally.probable.add(exposed);
    if (isCertain(exposed) && isCertain(reader)) tally.red = true;
    if (isCertain(exposed) !== isCertain(reader)) tally.amber = true;
    return true;
  }
  if (!isCertain(exposed)) return false;
  if (relation === 'outsider') tally.outsiders = true;
  else if (relation === 'elsewhere') tally.elsewhere = true;
  else return false;
  tally.amber = true;
  return true;
}

function severityOf(tally: Tally, scene: Scene): Severity | null {
  const hiddenFamilies = scene.hidden.filter(isFamily).length;
  if (tally.red || tally.probable.size >= 3) return 'red';
  if (tally.amber || tally.probable.size === 2) return 'amber';
  return tally.probable.size === 1 && hiddenFamilies >= 2 ? 'amber' : null;
}

function caseOf(tally: Tally, scene: Scene): keyof typeof LABELS {
  const visible = scene.visible.filter(isFamily);
  if (tally.outsiders) return 5;
  if (!tally.families) return 9;
  const elected = [...visible, ...scene.hidden.filter(isFamily)].every(
    ({ standing }) => standing.kind === 'family' && standing.elected,
  );
  if (elected) return 7;
  if (visible.length === 1) return 3;
  return [...tally.exposed].every(({ groupName }) => groupName !== null) ? 8 : 1;
}

/** Case 2: two parents of one child, who are separate until the person says otherwise. */
function household({ scene, fields, groups, ownAddress }: FamilyInput): Finding | null {
  const everyone = [...scene.visible, ...scene.hidden];
  const pairs = scene.visible
    .filter(isCertain)
    .flatMap((exposed) =>
      everyone
        .filter((reader) => reader !== exposed && relationOf(exposed, reader, scene.ownAcademy) === 'sameHousehold')
        .map((reader) => ({ exposed, reader })),
    );
  if (pairs.length === 0) return null;
  const exposed = [...new Set(pairs.map((pair) => pair.exposed))];
  const readers = [...new Set(pairs.map((pair) => pair.reader))];
  const addresses = [...new Set([...exposed, ...readers])].map(({ address }) => address);
  const recipients = hide(fields, visibleFamilies(scene), groups, ownAddress);
  return {
    case: 2,
    severity: 'amber',
    key: findingKey(2, exposed, readers),
    exposed: exposed.map(({ address }) => address),
    readers: readers.map(({ address }) => address),
    groupNames: [],
    agreedAt: null,
    fixes: [
      { kind: 'setRecipients', label: 'familiesToBcc', recipients },
      { kind: 'allowHousehold', addresses },
    ],
  };
}

/** Case 6: everybody who would learn something agreed, this school year, to be seen by the others. */
function agreementOf({ scene, schoolYearStartAt }: FamilyInput): Finding | null {
  const families = scene.visible.filter(isFamily);
  const first = families[0];
  if (families.length < 2 || !first) return null;
  const concerned = [...scene.visible, ...scene.hidden].filter(
    (party) => isFamily(party) || ['outsider', 'elsewhere'].includes(relationOf(first, party, scene.ownAcademy)),
  );
  const group = first.facts.groups.find(
    ({ privacy, agreedAt, memberAddresses }) =>
      privacy === 'agreed' &&
      agreedAt !== null &&
      agreedAt >= schoolYearStartAt &&
      concerned.every(({ address }) => memberAddresses.includes(address)),
  );
  if (!group) return null;
  return {
    case: 6,
    severity: 'note',
    key: findingKey(6, families, []),
    exposed: families.map(({ address }) => address),
    readers: [],
    groupNames: [group.name],
    agreedAt: group.agreedAt,
    fixes: [],
  };
}
