// People: those a person or an import entered, and those met in mail, whose counts are learnt from what is sent and
// received. One row per address (addressKey form).
import { type Address, addressKey } from '../../shared/domain/address.ts';
import type { Contact, ContactRole, RoleSource } from '../../shared/domain/contact.ts';
import type { ContactId } from '../../shared/domain/ids.ts';
import { fold, searchTerms } from '../../shared/domain/search.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';

interface ContactRow {
  id: ContactId;
  address: string;
  name: string | null;
  roles: string;
  household: string | null;
  household_together: number;
  do_not_write: number;
  sent_count: number;
  sent_bcc_only_count: number;
  received_count: number;
  last_used_at: number | null;
}

const COLUMNS = `contacts.id, address, name, roles, household, household_together, do_not_write, sent_count,
  sent_bcc_only_count, received_count, last_used_at`;

function contactOf(row: ContactRow): Contact {
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    roles: fromJson<Contact['roles']>(row.roles),
    household: row.household,
    householdTogether: row.household_together === 1,
    doNotWrite: row.do_not_write === 1,
    sentCount: row.sent_count,
    sentBccOnlyCount: row.sent_bcc_only_count,
    receivedCount: row.received_count,
    lastUsedAt: row.last_used_at,
  };
}

/** One answer per address, in order; null = never met. */
export function contactsByAddress(db: ReadDb, addresses: readonly string[]): (Contact | null)[] {
  const sql = `SELECT ${COLUMNS} FROM contacts WHERE address_key = ?`;
  return addresses.map((address) => {
    const row = db.get<ContactRow>('contact by address', sql, [addressKey(address)]);
    return row ? contactOf(row) : null;
  });
}

/**
 * Those that have every word of `text` as the beginning of one of theirs, most used first. Somebody only ever
 * received from is there too, after those written to. Empty text: everybody.
 */
export function findContacts(db: ReadDb, text: string, limit: number): Contact[] {
  const terms = searchTerms(text);
  const matching = terms.map(
    () => 'contacts.id IN (SELECT contact_id FROM contact_words WHERE word >= ? AND word < ?)',
  );
  return db
    .all<ContactRow>(
      'contacts found',
      `SELECT ${COLUMNS} FROM contacts ${matching.length > 0 ? `WHERE ${matching.join(' AND ')}` : ''}
       ORDER BY sent_count > 0 DESC, kept DESC, sent_count * 4 + received_count DESC, last_used_at DESC, address_key
       LIMIT ?`,
      [...terms.flatMap((term) => [term, `${term}\u{10ffff}`]), limit],
    )
    .map(contactOf);
}

export interface ContactPatch {
  address: string;
  name?: string | null | undefined;
  /** Replaces the roles of source `source`; the others stay. */
  roles?: readonly ContactRole[] | undefined;
  household?: string | null | undefined;
  householdTogether?: boolean | undefined;
  doNotWrite?: boolean | undefined;
}

/** Enters or changes a person; what is left out keeps its value. */
export function saveContact(tx: WriteDb, patch: ContactPatch, source: RoleSource = 'user'): ContactId {
  const before = contactsByAddress(tx, [patch.address])[0] ?? null;
  const id = before?.id ?? insertContact(tx, patch.address);
  const kept = before?.roles.filter((role) => role.source !== source) ?? [];
  const roles = patch.roles ? [...patch.roles.map((role) => ({ role, source })), ...kept] : (before?.roles ?? []);
  const name = patch.name === undefined ? (before?.name ?? null) : patch.name;
  const household = patch.household === undefined ? (before?.household ?? null) : patch.household;
  tx.run(
    'contact save',
    `UPDATE contacts SET address = ?, name = ?, roles = ?, household = ?, household_together = ?, do_not_write = ?,
       kept = 1 WHERE id = ?`,
    [
      patch.address.trim(),
      name,
      toJson(roles),
      household,
      (patch.householdTogether ?? before?.householdTogether) ? 1 : 0,
      (patch.doNotWrite ?? before?.doNotWrite) ? 1 : 0,
      id,
    ],
  );
  saveWords(tx, id, name, patch.address);
  tx.changed.area('contacts');
  return id;
}

export function removeContact(tx: WriteDb, id: ContactId): void {
  tx.run('contact delete', 'DELETE FROM contacts WHERE id = ?', [id]);
  tx.changed.area('contacts');
}

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

function insertContact(tx: WriteDb, address: string): ContactId {
  const { lastInsertRowid } = tx.run('contact insert', 'INSERT INTO contacts (address_key, address) VALUES (?, ?)', [
    addressKey(address),
    address.trim(),
  ]);
  return lastInsertRowid as ContactId;
}

function saveWords(tx: WriteDb, id: ContactId, name: string | null, address: string): void {
  tx.run('contact words delete', 'DELETE FROM contact_words WHERE contact_id = ?', [id]);
  for (const word of new Set(fold(`${name ?? ''} ${address}`).match(/[\p{L}\p{N}]+/gu) ?? [])) {
    tx.run('contact word', 'INSERT INTO contact_words VALUES (?, ?)', [word, id]);
  }
}

function unique(people: readonly Address[]): Address[] {
  const byKey = new Map<string, Address>();
  for (const person of people) {
    const key = addressKey(person.address);
    if (key !== '' && !byKey.has(key)) byKey.set(key, person);
  }
  return [...byKey.values()];
}
