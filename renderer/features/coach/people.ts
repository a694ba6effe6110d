// The people of the coach's letters: those of the trial mailbox, a school that does not exist. Facts about them are
// given here, so that nothing of the person's own address book is asked or changed.
import { type Address, displayName } from '../../../shared/domain/address.ts';
import type { ContactRole } from '../../../shared/domain/contact.ts';
import type { RecipientField } from '../../../shared/domain/draft.ts';
import type { PersonFacts } from '../../../shared/guard/person.ts';
import type { FactsByAddress } from '../people/index.ts';

export const CLAIRE: Address = { name: 'Claire Martin', address: 'claire.martin@ac-demo.example' };
export const JEROME: Address = { name: 'Jérôme Lefèvre', address: 'jerome.lefevre@ac-demo.example' };
export const NADIA: Address = { name: 'Nadia Benali', address: 'nadia.benali@ac-demo.example' };
export const MOREAU: Address = { name: 'Mme Moreau', address: 'moreau.famille@courriel-demo.example' };
export const GIRARD: Address = { name: 'M. Girard', address: 'girard.famille@courriel-demo.example' };

export const FAMILIES: readonly Address[] = [MOREAU, GIRARD];

/** A letter as it is drawn. */
export type Placed = Record<RecipientField, readonly Address[]>;

export const PEOPLE: FactsByAddress = new Map(
  [
    { ...factsOf(CLAIRE, 'colleague'), isMe: true },
    factsOf(JEROME, 'colleague'),
    factsOf(NADIA, 'colleague'),
    factsOf(MOREAU, 'family'),
    factsOf(GIRARD, 'family'),
  ].map((facts) => [facts.address, facts]),
);

/** What this reader finds at the head of the letter: never anybody in Cci. */
export function othersRead(letter: Placed, reader: Address): Address[] {
  return [...letter.to, ...letter.cc].filter(({ address }) => address !== reader.address);
}

export function isFamily({ address }: Address): boolean {
  return FAMILIES.some((family) => family.address === address);
}

export function namesOf(people: readonly Address[]): string {
  return people.map(displayName).join(', ');
}

function factsOf({ name, address }: Address, role: ContactRole): PersonFacts {
  return {
    address,
    name,
    isMe: false,
    roles: [{ role, source: 'import' }],
    household: null,
    householdTogether: false,
    doNotWrite: false,
    onlyEverBcc: false,
    groups: [],
  };
}
