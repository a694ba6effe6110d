// People met in mail: how often they were written to and received from. They are suggested where an address is typed, and
// are in the address book only once a person or an import puts them there.
import { type Address, addressKey } from '../../shared/domain/address.ts';
import type { ContactId } from '../../shared/domain/ids.ts';
import { insertContact, saveWords } from './contacts.ts';
import type { WriteDb } from './handles.ts';

/** A message went out: everybody it was written to. Once per message. */
export function learnSent(
  tx: WriteDb,
  { to, cc, bcc }: { to: readonly Address[]; cc: readonly Address[]; bcc: readonly Address[] },
  at: number,
): void {
  const visible = new Set([...to, ...cc].map(({ address }) => addressKey(address)));
  for (const person of unique([...to, ...cc, ...bcc])) {
    const hidden = visible.has(addressKey(person.address)) ? 0 : 1;
    const id = meet(tx, person);
    tx.run(
      'contact sent',
      `UPDATE contacts SET sent_count = sent_count + 1, sent_bcc_only_count = sent_bcc_only_count + ?,
         last_used_at = max(coalesce(last_used_at, 0), ?) WHERE id = ?`,
      [hidden, at, id],
    );
  }
  tx.changed.area('contacts');
}

/** Messages were received from these. Once per message. */
export function learnReceived(tx: WriteDb, received: readonly { from: Address; at: number }[]): void {
  for (const { from, at } of received) {
    if (from.address === '') continue;
    tx.run(
      'contact received',
      `UPDATE contacts SET received_count = received_count + 1, last_used_at = max(coalesce(last_used_at, 0), ?)
       WHERE id = ?`,
      [at, meet(tx, from)],
    );
  }
  if (received.length > 0) tx.changed.area('contacts');
}

/** The row of this address, made if there is none; takes the name over where none was known. */
function meet(tx: WriteDb, { name, address }: Address): ContactId {
  const known = tx.get<{ id: ContactId; name: string | null }>(
    'contact met',
    'SELECT id, name FROM contacts WHERE address_key = ?',
    [addressKey(address)],
  );
  const id = known?.id ?? insertContact(tx, address);
  if (!known || (known.name === null && name)) {
    tx.run('contact name', 'UPDATE contacts SET name = ? WHERE id = ?', [name?.trim() || null, id]);
    saveWords(tx, id, name, address);
  }
  return id;
}

function unique(people: readonly Address[]): Address[] {
  const byKey = new Map<string, Address>();
  for (const person of people) {
    const key = addressKey(person.address);
    if (key !== '' && !byKey.has(key)) byKey.set(key, person);
  }
  return [...byKey.values()];
}
