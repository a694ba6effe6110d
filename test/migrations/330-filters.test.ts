// Nothing waits for a filter, as there is none; a filter of an account goes with it.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('messages stay as they were, and nothing waits', () => {
  const database = filled();
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 330),
  );
  expect(schemaVersion(database)).toBe(330);
  expect(database.prepare('SELECT count(*) FROM messages', { pluck: true }).get()).toBe(2);
  expect(database.prepare('SELECT count(*) FROM arrivals_waiting', { pluck: true }).get()).toBe(0);
  database.exec(`PRAGMA foreign_keys = ON;
    INSERT INTO filters (position, account_id, content) VALUES (0, 1, '{}'), (1, NULL, '{}');
    DELETE FROM accounts WHERE id = 1;`);
  expect(database.prepare('SELECT position FROM filters', { pluck: true }).all()).toEqual([1]);
});
