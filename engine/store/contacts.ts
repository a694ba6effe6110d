// People: those a person or an import entered (`kept`), and those met in mail (met-contacts.ts). One row per address
// (addressKey form). Invariant: the addresses of one person bear the same name, note and picture.
import { addressKey } from '../../shared/domain/address.ts';
import type { Contact, ContactRole, RoleSource } from '../../shared/domain/contact.ts';
import type { ContactId } from '../../shared/domain/ids.ts';
import type { PhotoId } from '../../shared/domain/photo.ts';
import { fold, searchTerms } from '../../shared/domain/search.ts';
import { nameKey } from '../core/name-key.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { fromJson, toJson } from './json.ts';

interface ContactRow {
  id: ContactId;
  person_id: number | null;
  address: string;
  name: string | null;
  roles: string;
  household: string | null;
  household_together: number;
  do_not_write: number;
  note: string;
  photo_id: PhotoId | null;
  kept: number;
  sent_count: number;
  sent_bcc_only_count: number;
  received_count: number;
  last_used_at: number | null;
}

const COLUMNS = `contacts.id, person_id, address, name, roles, household, household_together, do_not_write, note,
  photo_id, kept, sent_count, sent_bcc_only_count, received_count, last_used_at`;

function contactOf(row: ContactRow): Contact {
  return {
    id: row.id,
    personId: row.person_id,
    name: row.name,
    address: row.address,
    roles: fromJson<Contact['roles']>(row.roles),
    household: row.household,
    householdTogether: row.household_together === 1,
    doNotWrite: row.do_not_write === 1,
    note: row.note,
    photoId: row.photo_id,
    kept: row.kept === 1,
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

export function contactById(db: ReadDb, id: ContactId): Contact | null {
  const row = db.get<ContactRow>('contact by id', `SELECT ${COLUMNS} FROM contacts WHERE id = ?`, [id]);
  return row ? contactOf(row) : null;
}

/** Every address of the person whose this one is, this one among them. */
export function contactsOfPerson(db: ReadDb, contact: Contact): Contact[] {
  if (contact.personId === null) return [contact];
  const sql = `SELECT ${COLUMNS} FROM contacts WHERE person_id = ? ORDER BY sent_count DESC, id`;
  return db.all<ContactRow>('contacts of person', sql, [contact.personId]).map(contactOf);
}

/** Which people are looked through: the address book, those only ever met in mail, or both. */
export type ContactShelf = 'kept' | 'met' | 'all';

const SHELVES: Record<ContactShelf, string> = { kept: 'kept = 1', met: 'kept = 0', all: 'TRUE' };

/**
 * Those that have every word of `text` as the beginning of one of theirs, most used first. Somebody only ever
 * received from is there too, after those written to. Empty text: everybody.
 */
export function findContacts(db: ReadDb, text: string, limit: number, shelf: ContactShelf = 'all'): Contact[] {
  const terms = searchTerms(text);
  const matching = terms.map(
    () => 'contacts.id IN (SELECT contact_id FROM contact_words WHERE word >= ? AND word < ?)',
  );
  return db
    .all<ContactRow>(
      'contacts found',
      `SELECT ${COLUMNS} FROM contacts WHERE ${[SHELVES[shelf], ...matching].join(' AND ')}
       ORDER BY sent_count > 0 DESC, kept DESC, sent_count * 4 + received_count DESC, last_used_at DESC, address_key
       LIMIT ?`,
      [...terms.flatMap((term) => [term, `${term}\u{10ffff}`]), limit],
    )
    .map(contactOf);
}

/**
 * Those whose name has one of these keys (`nameKey`), by key, where somebody else has it than who was asked about: of the
 * keys in `known` one bearer is asked about. A key that more than `most` have is left out.
 */
export function contactsByNameKey(
  db: ReadDb,
  keys: { known: readonly string[]; strange: readonly string[] },
  most: number,
): Map<string, Contact[]> {
  const counting = `SELECT name_key FROM contacts WHERE name_key IN (SELECT value FROM json_each(?))
     GROUP BY name_key HAVING count(*) BETWEEN ? AND ?`;
  const borne = [
    ...db.pluck<string>('name keys', counting, [toJson(keys.known), 2, most]),
    ...db.pluck<string>('name keys', counting, [toJson(keys.strange), 1, most]),
  ];
  const sql = `SELECT ${COLUMNS} FROM contacts WHERE name_key = ? ORDER BY contacts.id`;
  return new Map(borne.map((key) => [key, db.all<ContactRow>('contacts by name key', sql, [key]).map(contactOf)]));
}

/** More than these nobody writes to; of more domains the rest is left out. */
const DOMAINS_MAX = 5_000;

/** The domains of everybody who was written to or is in the address book. */
export function correspondentDomains(db: ReadDb): string[] {
  const sql = `SELECT DISTINCT substr(address_key, instr(address_key, '@') + 1) FROM contacts
     WHERE (sent_count > 0 OR kept = 1) AND address_key LIKE '%@%' LIMIT ?`;
  return db.pluck<string>('correspondent domains', sql, [DOMAINS_MAX]);
}

/** Makes the name keys that are lacking since an older version. False: none is. */
export function fillNameKeys(tx: WriteDb, limit: number): boolean {
  const sql = 'SELECT id, name, address FROM contacts WHERE name_key IS NULL LIMIT ?';
  const rows = tx.all<Pick<ContactRow, 'id' | 'name' | 'address'>>('contacts without name key', sql, [limit]);
  for (const { id, name, address } of rows) saveWords(tx, id, name, address);
  return rows.length > 0;
}

/** The address book: everybody in it, by name. */
export function keptContacts(db: ReadDb): Contact[] {
  const sql = `SELECT ${COLUMNS} FROM contacts WHERE kept = 1 ORDER BY name IS NULL, name, address_key`;
  return db.all<ContactRow>('contacts kept', sql).map(contactOf);
}

export interface ContactPatch {
  address: string;
  name?: string | null | undefined;
  /** Replaces the roles of source `source`; the others stay. */
  roles?: readonly ContactRole[] | undefined;
  household?: string | null | undefined;
  householdTogether?: boolean | undefined;
  doNotWrite?: boolean | undefined;
  note?: string | undefined;
}

/** Enters or changes a person; what is left out keeps its value. */
export function saveContact(tx: WriteDb, patch: ContactPatch, source: RoleSource = 'user'): ContactId {
  const before = contactsByAddress(tx, [patch.address])[0] ?? null;
  const id = before?.id ?? insertContact(tx, patch.address);
  const rolesKept = before?.roles.filter((role) => role.source !== source) ?? [];
  const roles = patch.roles ? [...patch.roles.map((role) => ({ role, source })), ...rolesKept] : (before?.roles ?? []);
  const household = patch.household === undefined ? (before?.household ?? null) : patch.household;
  tx.run(
    'contact save',
    `UPDATE contacts SET address = ?, roles = ?, household = ?, household_together = ?, do_not_write = ?, kept = 1
     WHERE id = ?`,
    [
      patch.address.trim(),
      toJson(roles),
      household,
      (patch.householdTogether ?? before?.householdTogether) ? 1 : 0,
      (patch.doNotWrite ?? before?.doNotWrite) ? 1 : 0,
      id,
    ],
  );
  const name = patch.name === undefined ? (before?.name ?? null) : patch.name;
  const note = patch.note === undefined ? (before?.note ?? '') : patch.note;
  for (const one of before ? contactsOfPerson(tx, before) : [{ id, address: patch.address }]) {
    tx.run('contact person save', 'UPDATE contacts SET name = ?, note = ? WHERE id = ?', [name, note, one.id]);
    saveWords(tx, one.id, name, one.address);
  }
  tx.changed.area('contacts');
  return id;
}

export function removeContact(tx: WriteDb, id: ContactId): void {
  tx.run('contact delete', 'DELETE FROM contacts WHERE id = ?', [id]);
  tx.changed.area('contacts');
}

/** These addresses, and all others of the same people, are one person from here on, with this name. */
export function joinContacts(tx: WriteDb, contacts: readonly Contact[], name: string | null): void {
  const all = new Map(contacts.flatMap((one) => contactsOfPerson(tx, one)).map((one) => [one.id, one]));
  const [first] = [...all.keys()].sort((a, b) => a - b);
  if (first === undefined) return;
  const note = [...new Set([...all.values()].map((one) => one.note).filter(Boolean))].join('\n');
  const photoId = [...all.values()].map((one) => one.photoId).find((one) => one !== null) ?? null;
  const sql = 'UPDATE contacts SET person_id = ?, name = ?, note = ?, photo_id = ?, kept = 1 WHERE id = ?';
  for (const { id, address } of all.values()) {
    tx.run('contact join', sql, [first, name, note, photoId, id]);
    saveWords(tx, id, name, address);
  }
  tx.changed.area('contacts');
}

/** This address is a person of its own again. */
export function partContact(tx: WriteDb, id: ContactId): void {
  tx.run('contact part', 'UPDATE contacts SET person_id = NULL WHERE id = ?', [id]);
  tx.changed.area('contacts');
}

/** Nobody asks again whether these two are one. */
export function tellApart(tx: WriteDb, a: ContactId, b: ContactId): void {
  tx.run('told apart', 'INSERT OR IGNORE INTO told_apart VALUES (?, ?)', [Math.min(a, b), Math.max(a, b)]);
  tx.changed.area('contacts');
}

/** As `lower:higher`. */
export function toldApart(db: ReadDb): Set<string> {
  return new Set(db.pluck<string>('told apart', "SELECT lower_id || ':' || higher_id FROM told_apart"));
}

export function insertContact(tx: WriteDb, address: string): ContactId {
  const { lastInsertRowid } = tx.run('contact insert', 'INSERT INTO contacts (address_key, address) VALUES (?, ?)', [
    addressKey(address),
    address.trim(),
  ]);
  return lastInsertRowid as ContactId;
}

/** By what a person is found: the words of the name and the address, and how the name sounds. */
export function saveWords(tx: WriteDb, id: ContactId, name: string | null, address: string): void {
  tx.run('contact name key', 'UPDATE contacts SET name_key = ? WHERE id = ?', [nameKey(name, address), id]);
  tx.run('contact words delete', 'DELETE FROM contact_words WHERE contact_id = ?', [id]);
  for (const word of new Set(fold(`${name ?? ''} ${address}`).match(/[\p{L}\p{N}]+/gu) ?? [])) {
    tx.run('contact word', 'INSERT INTO contact_words VALUES (?, ?)', [word, id]);
  }
}
