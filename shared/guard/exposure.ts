// The exposures of a message, weighed: for each family p that is visible and each reader r, how bad it is that r
// reads p's address. The table is the specification's (docs/guard.md, « Severity »); counting rules that need the
// whole message (« red from 2 », « red from 3 ») are applied by the findings.

import { academyOfDomain } from '../academies/domains.ts';
import { addressKey } from '../domain/address.ts';
import type { Group } from '../domain/contact.ts';
import type { Exposure, RecipientFields } from './finding.ts';
import type { PersonFacts } from './person.ts';
import { type ExpandedFields, expandFields } from './recipients.ts';
import { domainOf, type Standing, standingOf } from './standing.ts';

export interface Party {
  address: string;
  facts: PersonFacts;
  standing: Standing;
  groupName: string | null;
}

/** The message as the guard sees it: who can be read, and who reads. */
export interface Scene {
  /** À and Cc. */
  visible: Party[];
  /** Cci. */
  hidden: Party[];
  ownAcademy: string | null;
  fields: ExpandedFields;
}

/** What a reader is to a visible family's address. */
export type Relation =
  | 'otherFamily'
  | 'sameHousehold'
  | 'together'
  | 'outsider'
  | 'ownInstitution'
  | 'elsewhere'
  | 'nobody';

const UNKNOWN_PERSON = {
  name: null,
  isMe: false,
  roles: [],
  household: null,
  householdTogether: false,
  doNotWrite: false,
  onlyEverBcc: false,
  groups: [],
} satisfies Omit<PersonFacts, 'address'>;

export function sceneOf(
  recipients: RecipientFields,
  ownAddress: string,
  people: ReadonlyMap<string, PersonFacts>,
  groups: readonly Group[],
): Scene {
  const fields = expandFields(recipients, groups);
  const own = addressKey(ownAddress);
  const factsOf = (address: string): PersonFacts => {
    const known = people.get(address) ?? { ...UNKNOWN_PERSON, address };
    return address === own ? { ...known, isMe: true } : known;
  };
  const families = [...fields.visible, ...fields.hidden].filter(({ address }) => {
    const facts = factsOf(address);
    return !facts.isMe && standingOf(facts, true).kind === 'family';
  });
  const party = ({ address, groupName }: { address: string; groupName: string | null }): Party => {
    const facts = factsOf(address);
    const touchesFamilies = families.some((family) => family.address !== address);
    return { address, facts, groupName, standing: standingOf(facts, touchesFamilies) };
  };
  return {
    visible: fields.visible.map(party),
    hidden: fields.hidden.map(party),
    ownAcademy: academyOfDomain(domainOf(own)),
    fields,
  };
}

export function isFamily(party: Party): boolean {
  return party.standing.kind === 'family';
}

export function isCertain(party: Party): boolean {
  return party.standing.kind === 'family' && party.standing.certain;
}

export function relationOf(exposed: Party, reader: Party, ownAcademy: string | null): Relation {
  const { standing } = reader;
  switch (standing.kind) {
    case 'me':
      return 'nobody';
    case 'family':
      if (sameHousehold(exposed, reader)) return exposed.facts.householdTogether ? 'together' : 'sameHousehold';
      return 'otherFamily';
    case 'partner':
    case 'unknown':
      return 'outsider';
    case 'colleague':
    case 'institution':
      // Whoever writes from no académie at all has none to be elsewhere of.
      return ownAcademy && standing.academy && standing.academy !== ownAcademy ? 'elsewhere' : 'ownInstitution';
    case 'list':
      return 'elsewhere';
  }
}

/** Every pair (visible family, other reader), as the specification's triples. For tests and « Qui voit quoi ». */
export function exposuresOf(scene: Scene): Exposure[] {
  const readers = [...scene.visible, ...scene.hidden];
  return scene.visible
    .filter(isFamily)
    .flatMap((exposed) =>
      readers
        .filter((reader) => reader !== exposed && relationOf(exposed, reader, scene.ownAcademy) !== 'nobody')
        .map((reader): Exposure => ({ address: exposed.address, reader: reader.address, surface: 'S1' })),
    );
}

function sameHousehold(a: Party, b: Party): boolean {
  return a.facts.household !== null && a.facts.household === b.facts.household;
}
