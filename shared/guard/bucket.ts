// The places of the message, each with the families it shows and to whom. A click mends one place.
import { isCovered } from './agreement.ts';
import type { Settled } from './dismissal.ts';
import type { Surface } from './finding.ts';
import type { Question } from './question.ts';
import { isCertain, isFamily, type Party, relationOf } from './scene.ts';
import type { Place, Sighting } from './sightings.ts';
import { gather, type Reach, type Spares, type Weighed } from './weigh.ts';

export interface Bucket {
  /** Invisible HTML belongs to the text it stands in: one click takes both out. */
  surface: Surface;
  place: Place;
  attachmentId: string | null;
  parties: Party[];
  spares: Spares;
  reach: Reach;
  /** What was let pass included: it is not told again, but it counts where it is counted how many are shown. */
  all: Reach;
}

export function bucketsOf(question: Question): Bucket[] {
  const byPlace = new Map<string, { sighting: Sighting; parties: Set<Party> }>();
  for (const sighting of question.sightings.all) {
    const key = `${sighting.place}:${sighting.attachmentId ?? ''}`;
    const group = byPlace.get(key);
    if (group) group.parties.add(sighting.party);
    else byPlace.set(key, { sighting, parties: new Set([sighting.party]) });
  }
  const headers = byPlace.get('quotedHeader:')?.parties;
  return [...byPlace.values()].flatMap(({ sighting, parties }) => {
    const { place, attachmentId } = sighting;
    // What masking in the head of the quoted message takes out is taken out below it as well.
    const own = place === 'history' && headers ? [...parties].filter((party) => !headers.has(party)) : [...parties];
    if (own.length === 0) return [];
    const surface = SURFACES[place] ?? sighting.surface;
    const letPass = question.settled(surface);
    const spares = sparesOf(question, letPass, place);
    const reach = gather(question.scene, own, spares);
    const all = letPass ? gather(question.scene, own, sparesOf(question, null, place)) : reach;
    return [{ surface, place, attachmentId, parties: own, spares, reach, all }];
  });
}

const SURFACES: Partial<Record<Place, Surface>> = { typed: 'S3', quotedHeader: 'S4', history: 'S4' };

/** Places where a reader of the quoted message learns nothing that it did not tell. */
const QUOTING: ReadonlySet<Place> = new Set([
  ...(['typed', 'quotedHeader', 'history', 'subject', 'fileName', 'attachedMessage'] as const),
]);

/** Which pairs count not at all: agreed to, let pass, known already. */
function sparesOf({ agreement, sightings }: Question, letPass: Settled, place: Place): Spares {
  const quoting = QUOTING.has(place);
  return (reader) => {
    const isMember = agreement?.members.has(reader.address) ?? false;
    const known = quoting ? sightings.knownBy(reader.address) : null;
    if (!isMember && !letPass && !known) return null;
    return (exposed) =>
      (isMember && isCovered(agreement, exposed, reader)) ||
      (letPass?.(exposed.address, reader.address) ?? false) ||
      (known?.(exposed.address) ?? false);
  };
}

/** The pairs of a finding that show nothing: a dismissal of it does not hold for them. */
export function sparedPairs(
  { exposed, readers, severity }: Weighed,
  { spares }: Bucket,
  { ownAcademy, household }: { ownAcademy: string | null; household: boolean },
): [number, number][] {
  const counts = (one: Party, reader: Party) => {
    const relation = relationOf(one, reader, ownAcademy);
    if (severity === 'note') return relation === 'ownInstitution' && isCertain(one);
    if (relation === 'otherFamily') return isFamily(one);
    if (relation === 'sameHousehold') return household && isCertain(one);
    return isCertain(one) && (relation === 'outsider' || relation === 'elsewhere' || relation === 'list');
  };
  const spared: [number, number][] = [];
  for (const [r, reader] of readers.entries()) {
    const isSpared = spares(reader);
    for (let e = 0; e < exposed.length; e++) {
      const one = exposed[e]!;
      if (one !== reader && (isSpared?.(one) || !counts(one, reader))) spared.push([e, r]);
    }
  }
  return spared;
}

export function addressesOfParties(parties: Iterable<Party>): string[] {
  return [...parties].map(({ address }) => address);
}
