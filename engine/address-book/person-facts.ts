// What the guard has to know of people, out of the address book and the stored mail: the one function that the composer's
// question and the outbox's ask. Invariant: a few queries for any number of addresses, by index; nothing is looked up
// anywhere else. What the facts mean is decided in shared/guard.
import { addressKey } from '../../shared/domain/address.ts';
import type { Contact } from '../../shared/domain/contact.ts';
import type { PersonFacts } from '../../shared/guard/person.ts';
import { nameKey } from '../core/name-key.ts';
import { listAccounts } from '../store/accounts.ts';
import { metTogether, writtenFrom } from '../store/acquaintance.ts';
import { householdsByChildren } from '../store/children.ts';
import { contactsByAddress, contactsByNameKey } from '../store/contacts.ts';
import { groupsByAddress } from '../store/groups.ts';
import type { ReadDb } from '../store/handles.ts';

/** Among more people than these, nobody falls out of a circle. */
const CIRCLE_ASKED_MAX = 100;

/** One answer each, in order. */
export function personFacts(db: ReadDb, addresses: readonly string[]): PersonFacts[] {
  const keys = addresses.map(addressKey);
  const own = ownKeys(db);
  const contacts = contactsByAddress(db, keys);
  const households = householdsByChildren(
    db,
    contacts.flatMap((contact) => contact?.id ?? []),
  );
  const groups = groupFacts(db, keys);
  const namesakes = namesakesOf(db, keys, contacts, own);
  const met = keys.length > CIRCLE_ASKED_MAX ? null : metTogether(db, keys);
  const senders = writtenFrom(db, keys);
  return keys.map((address, index) => {
    const contact = contacts[index] ?? null;
    return {
      address,
      name: contact?.name ?? null,
      isMe: own.has(address),
      roles: contact?.roles ?? [],
      personId: contact?.personId ?? null,
      household: contact && (contact.household ?? households.get(contact.id) ?? null),
      householdTogether: contact?.householdTogether ?? false,
      doNotWrite: contact?.doNotWrite ?? false,
      onlyEverBcc: contact !== null && contact.sentCount > 0 && contact.sentBccOnlyCount === contact.sentCount,
      photoId: contact?.photoId ?? null,
      groups: groups.get(address) ?? [],
      namesakes: namesakes(address, contact),
      usualSender: usualOf(senders.get(address) ?? []),
      ...(met && { seenWith: met.get(address) ?? [] }),
    };
  });
}

function ownKeys(db: ReadDb): Set<string> {
  return new Set(listAccounts(db).flatMap(({ identities }) => identities.map(({ address }) => addressKey(address))));
}

/** One object for each group, however many are in it: what crosses to the window stays small. */
function groupFacts(db: ReadDb, keys: readonly string[]): Map<string, PersonFacts['groups']> {
  const facts = new Map<number, PersonFacts['groups'][number]>();
  return new Map(
    [...groupsByAddress(db, keys)].map(([key, groups]) => [
      key,
      groups.map(({ id, name, privacy, agreedAt, memberAddresses }) => {
        const one = facts.get(id) ?? { name, privacy, agreedAt, memberAddresses };
        facts.set(id, one);
        return one;
      }),
    ]),
  );
}

/** What more of them bear is no name of a person: « Secrétariat Général ». */
const NAMESAKES_MAX = 10;

/** Others of nearly the same name: of another address, of another person, and not oneself. */
function namesakesOf(
  db: ReadDb,
  keys: readonly string[],
  contacts: readonly (Contact | null)[],
  own: ReadonlySet<string>,
): (address: string, contact: Contact | null) => NonNullable<PersonFacts['namesakes']> {
  const keyed = new Map<string, string>();
  const asked: { known: string[]; strange: string[] } = { known: [], strange: [] };
  for (const [index, key] of keys.entries()) {
    const contact = contacts[index] ?? null;
    const named = own.has(key) ? '' : nameKey(contact?.name ?? null, key);
    keyed.set(key, named);
    if (named) asked[contact ? 'known' : 'strange'].push(named);
  }
  const named = contactsByNameKey(db, asked, NAMESAKES_MAX);
  return (address, contact) =>
    (named.get(keyed.get(address) ?? '') ?? [])
      .filter((other) => addressKey(other.address) !== address && !own.has(addressKey(other.address)))
      .filter(({ personId }) => personId === null || personId !== contact?.personId)
      .map((other) => ({ address: addressKey(other.address), name: other.name ?? other.address, roles: other.roles }));
}

/** Fewer messages make no habit. */
const HABIT_FROM = 3;
const HABIT_SHARE = 0.75;

function usualOf(senders: readonly { ownKey: string; count: number }[]): string | null {
  const total = senders.reduce((sum, { count }) => sum + count, 0);
  const usual = senders.find(({ count }) => count >= HABIT_FROM && count >= total * HABIT_SHARE);
  return usual?.ownKey ?? null;
}
