// People of Thunderbird's address books, whatever the book's form: properties of its database, rows of Mork, vCards in
// either. Pure.
import { addressKey } from '../../../shared/domain/address.ts';

export interface FoundPerson {
  name: string | null;
  address: string;
}

export interface FoundList {
  name: string;
  addresses: string[];
}

export interface FoundBook {
  /** Its file in the profile. */
  file: string;
  /** « Adresses collectées »: people met in mail, nobody entered them. */
  collected: boolean;
  people: FoundPerson[];
  lists: FoundList[];
}

/** A card's properties by Thunderbird's names. Nobody without an address, one person for each address. */
export function peopleOfCard(card: ReadonlyMap<string, string>): FoundPerson[] {
  const vCard = card.get('_vCard');
  const written = vCard ? vCardPerson(vCard) : { name: null, addresses: [] };
  const fullName = `${card.get('FirstName') ?? ''} ${card.get('LastName') ?? ''}`.trim();
  const name = card.get('DisplayName')?.trim() || written.name || fullName || null;
  const stated = [card.get('PrimaryEmail'), card.get('SecondEmail'), ...written.addresses];
  const addresses = stated.flatMap((address) => (address?.trim() && isAddress(address) ? [address.trim()] : []));
  const unique = new Map(addresses.map((address) => [addressKey(address), address]));
  return [...unique.values()].map((address) => ({ name: name === address ? null : name, address }));
}

export function isAddress(text: string): boolean {
  return /^[^\s@<>,;]+@[^\s@<>,;]+$/.test(text.trim());
}

/** FN and EMAIL of a vCard (RFC 6350), lines unfolded. */
export function vCardPerson(vCard: string): { name: string | null; addresses: string[] } {
  const lines = vCard.replace(/\r?\n[ \t]/g, '').split(/\r?\n/);
  const valuesOf = (property: string) =>
    lines.flatMap((line) => {
      const [, name, value] = /^(?:[\w-]+\.)?([\w-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
      return name?.toUpperCase() === property && value
        ? [value.replace(/\\n/gi, ' ').replace(/\\(.)/g, '$1').trim()]
        : [];
    });
  return { name: valuesOf('FN')[0] || null, addresses: valuesOf('EMAIL') };
}

/** A book in Mork: cards and lists are rows of one file; a list names its members by their rows' numbers. */
export function bookOfMork(rows: readonly ReadonlyMap<string, string>[]): Pick<FoundBook, 'people' | 'lists'> {
  const byKey = new Map(rows.flatMap((row) => (row.has('DbRowID') ? [[row.get('DbRowID')!, row] as const] : [])));
  const lists = rows.flatMap((row) => {
    const name = row.get('ListName');
    const total = Number.parseInt(row.get('ListTotalAddresses') ?? '0', 16);
    if (!name) return [];
    const members = Array.from({ length: Math.min(total || 0, 10_000) }, (_, i) => row.get(`Address${i + 1}`));
    const addresses = members.flatMap((key) => {
      const card = key ? byKey.get(key) : undefined;
      return card
        ? peopleOfCard(card)
            .slice(0, 1)
            .map(({ address }) => address)
        : [];
    });
    return [{ name, addresses }];
  });
  return { people: rows.filter((row) => !row.has('ListName')).flatMap(peopleOfCard), lists };
}
