// A store of before has no set-up that waits; one address has one at most, and an id is never used twice.
import { expect, test } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migration170 } from '../../engine/store/migrations/170-waiting-setups.ts';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { filled } from './filled.ts';

test('nothing waits at first, and what was there is left alone', () => {
  const database = filled();
  const before = database.prepare('SELECT * FROM accounts').all();
  migrate(database, [migration010, migration170]);
  expect(schemaVersion(database)).toBe(170);
  expect(database.prepare('SELECT * FROM accounts').all()).toEqual(before);
  expect(database.prepare('SELECT * FROM waiting_setups').all()).toEqual([]);
});

test('an address waits once, under an id that no other ever has', () => {
  const database = filled();
  migrate(database, [migration010, migration170]);
  const insert = () =>
    database.exec(`INSERT INTO waiting_setups VALUES (NULL, 'claire@ac-lyon.fr', '{}', 'session', '{}')`);
  insert();
  expect(insert).toThrow('UNIQUE');
  database.exec('DELETE FROM waiting_setups');
  insert();
  expect(database.prepare('SELECT id FROM waiting_setups', { pluck: true }).all()).toEqual([2]);
});
