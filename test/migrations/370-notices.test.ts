// What is here already is no news: neither the accounts' mail nor what came before the version that tells of it.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('every account is known, nothing was chosen, and all messages count as looked at', () => {
  const database = filled();
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 370),
  );
  expect(schemaVersion(database)).toBe(370);
  const accounts = database.prepare('SELECT count(*) FROM accounts', { pluck: true }).get();
  expect(database.prepare('SELECT count(*) FROM account_notices WHERE value IS NULL', { pluck: true }).get()).toBe(
    accounts,
  );
  const newest = database.prepare('SELECT max(id) FROM messages', { pluck: true }).get();
  expect(database.prepare('SELECT up_to FROM notice_reading', { pluck: true }).get()).toBe(newest);
  expect(database.prepare('SELECT count(*) FROM messages', { pluck: true }).get()).toBe(2);
});
