// Messages that were there before are on their way from nowhere.
import { expect, test } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migration020 } from '../../engine/store/migrations/020-arrivals.ts';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { filled } from './filled.ts';

test('every message is kept as it was, and has arrived', () => {
  const database = filled();
  const before = database.prepare('SELECT * FROM messages ORDER BY id').all();
  migrate(database, [migration010, migration020]);
  expect(schemaVersion(database)).toBe(20);
  const after = database.prepare('SELECT * FROM messages ORDER BY id').all();
  expect(after).toEqual(before.map((row) => ({ ...row, copy_of: null })));
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
});

test('a message on its way is found by its original', () => {
  const database = filled();
  migrate(database, [migration010, migration020]);
  database.exec('UPDATE messages SET copy_of = 1 WHERE id = 2');
  const plan = database.prepare('EXPLAIN QUERY PLAN SELECT id FROM messages WHERE copy_of = ?').all([1]);
  expect(JSON.stringify(plan)).toContain('messages_arriving');
});
