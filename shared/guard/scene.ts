// The message as the guard sees it: who can be read in À and Cc, who reads, and who each of them is. One Party for
// each address, so that parties are compared by identity.
import { academyOfDomain } from '../academies/domains.ts';
import { addressKey } from '../domain/address.ts';
import type { GuardInput } from './input.ts';
import { domainOf } from './mail-domains.ts';
import type { PersonFacts } from './person.ts';
import { type ExpandedFields, expandFields } from './recipients.ts';
import { type Standing, standingOf } from './standing.ts';

export interface Party {
  /** addressKey form. */
  address: string;
  facts: PersonFacts;
  standing: Standing;
  /** Group whose chip brought it in. */
  groupName: string | null;
}

export interface Scene {
  /** À and Cc. */
  visible: Party[];
  /** Cci. */
  hidden: Party[];
  /** Everybody who gets it. */
  readers: Party[];
  ownAcademy: string | null;
  fields: ExpandedFields;
  /** Of any address, recipient or only named in the message. */
  partyOf(address: string): Party;
}

/** What a reader is to a family whose address is read. */
export type Relation =
  | 'otherFamily'
  | 'sameHousehold'
  | 'together'
  | 'outsider'
  | 'ownInstitution'
  | 'elsewhere'
  | 'list'
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

export type SceneInput = Pick<GuardInput, 'recipients' | 'ownAddress' | 'people' | 'groups'> & {
  /** Own addresses beside that it is sent from. */
  identities: readonly { address: string }[];
};

export function sceneOf({ recipients, ownAddress, people, groups, identities }: SceneInput): Scene {
  const fields = expandFields(recipients, groups);
  const own = new Set([ownAddress, ...identities.map(({ address }) => address)].map(addressKey));
  const factsOf = (address: string): PersonFacts => {
    const known = people.get(address) ?? { ...UNKNOWN_PERSON, address };
    return own.has(address) ? { ...known, isMe: true } : known;
  };
  const families = [...fields.visible, ...fields.hidden].filter(
    ({ address }) => standingOf(factsOf(address), true).kind === 'family',
  );
  const parties = new Map<string, Party>();
  const partyOf = (address: string, groupName: string | null = null): Party => {
    const known = parties.get(address);
    if (known) return known;
    const facts = factsOf(address);
    const touchesFamilies = families.length > (families[0]?.address === address ? 1 : 0);
    const party = { address, facts, groupName, standing: standingOf(facts, touchesFamilies) };
    parties.set(address, party);
    return party;
  };
  const visible = fields.visible.map(({ address, groupName }) => partyOf(address, groupName));
  const hidden = fields.hidden.map(({ address, groupName }) => partyOf(address, groupName));
  return {
    visible,
    hidden,
    readers: [...visible, ...hidden],
    ownAcademy: academyOfDomain(domainOf(addressKey(ownAddress))),
    fields,
    partyOf: (address) => partyOf(addressKey(address)),
  };
}

export function isFamily({ standing }: Party): boolean {
  return standing.kind === 'family';
}

export function isCertain({ standing }: Party): boolean {
  return standing.kind === 'family' && standing.certain;
}

export function relationOf(exposed: Party, reader: Party, ownAcademy: string | null): Relation {
  const { standing } = reader;
  if (isSamePerson(exposed, reader)) return 'together';
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
      return 'list';
  }
}

/** What it is to every family alike; null: not to all the same, as to families of its own. */
export function relationToAll(reader: Party, ownAcademy: string | null) {
  const { kind } = reader.standing;
  if (kind === 'me' || kind === 'family' || typeof reader.facts.personId === 'number') return null;
  const relation = relationOf(reader, reader, ownAcademy);
  return relation === 'outsider' || relation === 'elsewhere' || relation === 'list' || relation === 'ownInstitution'
    ? relation
    : null;
}

function isSamePerson(a: Party, b: Party): boolean {
  return typeof a.facts.personId === 'number' && a.facts.personId === b.facts.personId;
}

function sameHousehold(a: Party, b: Party): boolean {
  return a.facts.household !== null && a.facts.household === b.facts.household;
}
