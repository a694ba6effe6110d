// Groups of addresses, e.g. the families of a class. A member need not be a contact.
import { addressKey } from '../../shared/domain/address.ts';
import type { Group, GroupPrivacy } from '../../shared/domain/contact.ts';
import type { GroupId } from '../../shared/domain/ids.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { toJson } from './json.ts';

interface GroupRow {
  id: GroupId;
  name: string;
  privacy: GroupPrivacy;
  agreed_at: number | null;
  school_year: number | null;
  note: string;
}

/** A new group belongs to no year and has no note, where they are not given; a known one keeps them. */
type GroupToSave = Omit<Group, 'id' | 'schoolYear' | 'note'> & {
  id: GroupId | null;
  schoolYear?: number | null | undefined;
  note?: string | undefined;
};

const COLUMNS = 'id, name, privacy, agreed_at, school_year, note';

function groupOf(db: ReadDb, row: GroupRow): Group {
  const sql = 'SELECT address FROM group_members WHERE group_id = ? ORDER BY position';
  return {
    id: row.id,
    name: row.name,
    privacy: row.privacy,
    agreedAt: row.agreed_at,
    schoolYear: row.school_year,
    note: row.note,
    memberAddresses: db.pluck<string>('group members', sql, [row.id]),
  };
}

export function listGroups(db: ReadDb): Group[] {
  const rows = db.all<GroupRow>('groups', `SELECT ${COLUMNS} FROM contact_groups ORDER BY name, school_year DESC`);
  return rows.map((row) => groupOf(db, row));
}

/** The groups that an address is a member of. */
export function groupsOf(db: ReadDb, address: string): Group[] {
  const key = addressKey(address);
  return groupsByAddress(db, [key]).get(key) ?? [];
}

/** The same for many addresses (addressKey form) at once; each group is read once, however many are in it. */
export function groupsByAddress(db: ReadDb, keys: readonly string[]): Map<string, Group[]> {
  const ties = db.all<{ key: string; groupId: GroupId }>(
    'groups of addresses',
    `SELECT address_key AS key, group_id AS groupId FROM group_members
     WHERE address_key IN (SELECT value FROM json_each(?))`,
    [toJson(keys)],
  );
  const ids = toJson([...new Set(ties.map(({ groupId }) => groupId))]);
  const sql = `SELECT ${COLUMNS} FROM contact_groups WHERE id IN (SELECT value FROM json_each(?)) ORDER BY name`;
  const groups = db.all<GroupRow>('groups by id', sql, [ids]).map((row) => groupOf(db, row));
  const idsOf = new Map<string, Set<GroupId>>();
  for (const { key, groupId } of ties) idsOf.set(key, (idsOf.get(key) ?? new Set()).add(groupId));
  return new Map([...idsOf].map(([key, of]) => [key, groups.filter(({ id }) => of.has(id))]));
}

/** `id` null = a new one. Members given twice are kept once, in the order given. */
export function saveGroup(tx: WriteDb, group: GroupToSave): GroupId {
  const id = group.id ?? insertGroup(tx, group);
  tx.run('group save', 'UPDATE contact_groups SET name = ?, privacy = ?, agreed_at = ? WHERE id = ?', [
    group.name,
    group.privacy,
    group.agreedAt,
    id,
  ]);
  if (group.schoolYear !== undefined)
    tx.run('group year', 'UPDATE contact_groups SET school_year = ? WHERE id = ?', [group.schoolYear, id]);
  if (group.note !== undefined)
    tx.run('group note', 'UPDATE contact_groups SET note = ? WHERE id = ?', [group.note, id]);
  tx.run('group members delete', 'DELETE FROM group_members WHERE group_id = ?', [id]);
  for (const [position, address] of group.memberAddresses.entries()) {
    tx.run('group member', 'INSERT OR IGNORE INTO group_members VALUES (?, ?, ?, ?)', [
      id,
      addressKey(address),
      address.trim(),
      position,
    ]);
  }
  tx.changed.area('contacts');
  return id;
}

function insertGroup(tx: WriteDb, group: GroupToSave): GroupId {
  const { lastInsertRowid } = tx.run('group insert', 'INSERT INTO contact_groups (name, privacy) VALUES (?, ?)', [
    group.name,
    group.privacy,
  ]);
  return lastInsertRowid as GroupId;
}

export function removeGroup(tx: WriteDb, id: GroupId): void {
  tx.run('group delete', 'DELETE FROM contact_groups WHERE id = ?', [id]);
  tx.changed.area('contacts');
}
