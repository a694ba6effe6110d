// « Envoyer séparément »: who gets one message together, and who gets one alone. Pure. Invariants: everybody who was
// chosen is in exactly one message, nobody else is, and no family reads the address of another. Families get one for
// each household whose people are all marked « peuvent être écrits ensemble », else one for each person; colleagues,
// institutions and lists get one once, together, in the fields where they were put.
import { type Address, addressKey } from '../../shared/domain/address.ts';
import type { RecipientField } from '../../shared/domain/draft.ts';
import { type PersonFacts, standingOf } from '../../shared/guard/index.ts';

export interface Chosen {
  address: Address;
  field: RecipientField;
}

export interface Letter {
  kind: 'household' | 'together';
  to: Address[];
  cc: Address[];
  bcc: Address[];
}

/** `chosen`: groups expanded, nobody twice. Own addresses are no recipients of a mailing. */
export function lettersFor(
  chosen: readonly Chosen[],
  factsOf: (addressKey: string) => PersonFacts | undefined,
): Letter[] {
  const touchesFamilies = chosen.some(({ address }) => isFamily(factsOf(addressKey(address.address)), true));
  const households = new Map<string, Letter>();
  const together: Letter = { kind: 'together', to: [], cc: [], bcc: [] };
  for (const { address, field } of chosen) {
    const key = addressKey(address.address);
    const facts = factsOf(key);
    if (facts?.isMe) continue;
    if (facts && sharesOne(facts, touchesFamilies)) {
      together[field].push(address);
      continue;
    }
    const letterKey = facts ? letterOf(facts) : key;
    const letter = households.get(letterKey);
    if (letter) letter.to.push(address);
    else households.set(letterKey, { kind: 'household', to: [address], cc: [], bcc: [] });
  }
  const sharing = together.to.length + together.cc.length + together.bcc.length;
  return [...households.values(), ...(sharing > 0 ? [together] : [])];
}

function isFamily(facts: PersonFacts | undefined, touchesFamilies: boolean): boolean {
  return facts !== undefined && standingOf(facts, touchesFamilies).kind === 'family';
}

function sharesOne(facts: PersonFacts, touchesFamilies: boolean): boolean {
  const { kind } = standingOf(facts, touchesFamilies);
  return kind === 'colleague' || kind === 'institution' || kind === 'list' || kind === 'partner';
}

/** The same for those who share a message. */
function letterOf({ address, personId, household, householdTogether }: PersonFacts): string {
  if (household !== null && householdTogether) return `household ${household}`;
  return personId == null ? address : `person ${personId}`;
}
