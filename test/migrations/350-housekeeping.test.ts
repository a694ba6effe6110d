// Nothing is left and nothing is being cleaned up until somebody says so; both go with their account.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('mail stays as it is, and what is kept of lists and clean-ups goes with the account', () => {
  const database = filled();
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 350),
  );
  expect(schemaVersion(database)).toBe(350);
  expect(database.prepare('SELECT count(*) FROM messages', { pluck: true }).get()).toBe(2);
  database.exec(`INSERT INTO left_lists VALUES (1, 'tice17.ac-x.fr', 5);
    INSERT INTO clean_ups VALUES (1, 6, 'Archives');
    INSERT INTO clean_up_messages VALUES (1, 2, 300, 1);
    DELETE FROM accounts;`);
  for (const table of ['left_lists', 'clean_ups', 'clean_up_messages']) {
    expect(database.prepare(`SELECT count(*) FROM ${table}`, { pluck: true }).get()).toBe(0);
  }
});
