// Cases 1 to 9: families whose address the others would read in À and Cc.
import { addressesOfParties, type Bucket, sparedPairs } from './bucket.ts';
import type { Finding, Fix, FixLabel } from './finding.ts';
import { hide } from './fixes.ts';
import { finding, type Question } from './question.ts';
import { isFamily, type Party, type Scene } from './scene.ts';
import type { Weighed } from './weigh.ts';

/** Cases 1, 3, 4, 5, 7, 8 and 9: one finding, under the case that describes it best. */
export function fieldFinding(question: Question, bucket: Bucket, weighed: Weighed): Finding {
  const { scene } = question;
  const { exposed, readers } = weighed;
  const which = caseOf(weighed, scene);
  const fixes: Fix[] = [{ kind: 'setRecipients', label: LABELS[which], recipients: withFamiliesHidden(question) }];
  if (which === 7) fixes.unshift({ kind: 'noteAgreement', addresses: addressesOfParties(exposed) });
  return finding(which, which === 7 ? 'amber' : weighed.severity, {
    surface: 'S1',
    exposed: addressesOfParties(exposed),
    readers: addressesOfParties(readers),
    spared: sparedPairs(weighed, bucket, { ownAcademy: scene.ownAcademy, household: false }),
    groupNames: [...new Set(exposed.flatMap(({ groupName }) => groupName ?? []))],
    fixes,
  });
}

const LABELS = {
  1: 'familiesToBcc',
  3: 'alsoToBcc',
  4: 'hideFamiliesOnly',
  5: 'hideFamiliesOnly',
  7: 'familiesToBcc',
  8: 'groupToBcc',
  9: 'hideFamiliesOnly',
} as const satisfies Record<number, FixLabel>;

function caseOf({ severity, exposed, by }: Weighed, scene: Scene): keyof typeof LABELS {
  if (severity === 'note') return 4;
  if (by.outsiders) return 5;
  if (!by.families) return 9;
  const visible = scene.visible.filter(isFamily);
  const elected = scene.readers
    .filter(isFamily)
    .every(({ standing }) => standing.kind === 'family' && standing.elected);
  if (elected) return 7;
  if (visible.length === 1) return 3;
  return exposed.every(({ groupName }) => groupName !== null) ? 8 : 1;
}

/** All of them go at once: hiding only some could leave another one alone with those in Cci (case 3). */
function withFamiliesHidden({ scene, input }: Question) {
  const visible = new Set(addressesOfParties(scene.visible.filter(isFamily)));
  return hide(input.recipients, visible, input.groups, input.ownAddress);
}

/** Case 2: two parents of one child, who are separate until the person says otherwise. */
export function householdFinding(question: Question, { reach }: Bucket): Finding[] {
  if (reach.household.size === 0) return [];
  const exposed = [...new Set([...reach.household.values()].flatMap((seen) => [...seen]))];
  const readers = [...reach.household.keys()];
  const addresses = addressesOfParties(new Set([...exposed, ...readers]));
  return [
    finding(2, 'amber', {
      surface: 'S1',
      exposed: addressesOfParties(exposed),
      readers: addressesOfParties(readers),
      spared: sparedCouples(exposed, readers, (one, reader) => reach.household.get(reader)?.has(one) ?? false),
      fixes: [
        { kind: 'sendSeparately' },
        { kind: 'setRecipients', label: 'familiesToBcc', recipients: withFamiliesHidden(question) },
        { kind: 'allowHousehold', addresses },
      ],
    }),
  ];
}

function sparedCouples(exposed: Party[], readers: Party[], counts: (one: Party, reader: Party) => boolean) {
  return exposed.flatMap((one, e) =>
    readers.flatMap((reader, r): [number, number][] => (one !== reader && !counts(one, reader) ? [[e, r]] : [])),
  );
}

/** Case 6: everybody who would learn something agreed, this school year, to be seen by the others. */
export function agreementFinding({ scene, agreement, subjectsLetPass }: Question): Finding[] {
  const families = scene.visible.filter(isFamily);
  if (!agreement || families.length < 2 || subjectsLetPass(6).has(agreement.groupName)) return [];
  return [
    finding(6, 'note', {
      exposed: addressesOfParties(families),
      names: [agreement.groupName],
      groupNames: [agreement.groupName],
      agreedAt: agreement.agreedAt,
    }),
  ];
}
