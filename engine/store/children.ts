// Pupils, and the addresses of those who are responsible for them. Two addresses are of one household where they are
// responsible for the very same children: with other children besides they may be two households, and are taken as two.
import type { Child } from '../../shared/domain/contact.ts';
import type { ChildId, ContactId } from '../../shared/domain/ids.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { toJson } from './json.ts';

interface ChildRow {
  id: ChildId;
  first_name: string;
  last_name: string;
  class_name: string;
  school_year: number | null;
}

const COLUMNS = 'id, first_name, last_name, class_name, school_year';

function childOf(row: ChildRow, contactIds: ContactId[]): Child {
  return {
    id: row.id,
    firstName: row.first_name,
    lastName: row.last_name,
    className: row.class_name,
    schoolYear: row.school_year,
    contactIds,
  };
}

export function childrenOf(db: ReadDb, contactId: ContactId): Child[] {
  const rows = db.all<ChildRow>(
    'children of contact',
    `SELECT ${COLUMNS} FROM children WHERE id IN (SELECT child_id FROM child_contacts WHERE contact_id = ?)
     ORDER BY last_name, first_name, id`,
    [contactId],
  );
  const tied = 'SELECT contact_id FROM child_contacts WHERE child_id = ? ORDER BY contact_id';
  return rows.map((row) => childOf(row, db.pluck<ContactId>('contacts of child', tied, [row.id])));
}

/** What those have in common who are responsible for the very same children; who has none is left out. */
export function householdsByChildren(db: ReadDb, contactIds: readonly ContactId[]): Map<ContactId, string> {
  const ties = db.all<{ contact_id: ContactId; child_id: ChildId }>(
    'households of contacts',
    `SELECT contact_id, child_id FROM child_contacts WHERE contact_id IN (SELECT value FROM json_each(?))
     ORDER BY contact_id, child_id`,
    [toJson(contactIds)],
  );
  const households = new Map<ContactId, string>();
  for (const { contact_id: id, child_id } of ties)
    households.set(id, `${households.get(id) ?? 'children'} ${child_id}`);
  return households;
}

/** `id` null = a new one. Responsibles that it has already stay. */
export function saveChild(tx: WriteDb, child: Omit<Child, 'id'> & { id: ChildId | null }): ChildId {
  const values = [child.firstName, child.lastName, child.className, child.schoolYear];
  const id =
    child.id ??
    (tx.run(
      'child insert',
      'INSERT INTO children (first_name, last_name, class_name, school_year) VALUES (?, ?, ?, ?)',
      values,
    ).lastInsertRowid as ChildId);
  if (child.id !== null) {
    const sql = 'UPDATE children SET first_name = ?, last_name = ?, class_name = ?, school_year = ? WHERE id = ?';
    tx.run('child save', sql, [...values, id]);
  }
  for (const contactId of child.contactIds)
    tx.run('child contact', 'INSERT OR IGNORE INTO child_contacts VALUES (?, ?)', [id, contactId]);
  tx.changed.area('contacts');
  return id;
}

export function removeChild(tx: WriteDb, id: ChildId): void {
  tx.run('child delete', 'DELETE FROM children WHERE id = ?', [id]);
}

/** Those whose last responsible went. */
export function removeChildrenAlone(tx: WriteDb): void {
  tx.run('children alone', 'DELETE FROM children WHERE id NOT IN (SELECT child_id FROM child_contacts)');
}

/** Each address of each responsible of each child, other addresses of the same people included. */
export function responsibleAddresses(db: ReadDb): { childId: ChildId; addressKey: string }[] {
  return db.all(
    'responsible addresses',
    `SELECT child_id AS childId, contacts.address_key AS addressKey
     FROM child_contacts JOIN contacts ON contacts.id = contact_id
     UNION SELECT child_id, other.address_key
     FROM child_contacts JOIN contacts ON contacts.id = contact_id
       JOIN contacts AS other ON other.person_id = contacts.person_id`,
  );
}

export function listChildren(db: ReadDb): Child[] {
  const ties = db.all<{ child_id: ChildId; contact_id: ContactId }>(
    'contacts of children',
    'SELECT child_id, contact_id FROM child_contacts ORDER BY child_id, contact_id',
  );
  const contactsOf = new Map<ChildId, ContactId[]>();
  for (const { child_id, contact_id } of ties) {
    const tied = contactsOf.get(child_id) ?? [];
    tied.push(contact_id);
    contactsOf.set(child_id, tied);
  }
  return db
    .all<ChildRow>('children', `SELECT ${COLUMNS} FROM children ORDER BY last_name, first_name, id`)
    .map((row) => childOf(row, contactsOf.get(row.id) ?? []));
}
