// The journal begins empty, and outlives the account that it tells of.
import { expect, test } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migration090 } from '../../engine/store/migrations/090-journal.ts';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { filled } from './filled.ts';

test('all that was there stays', () => {
  const database = filled();
  migrate(database, [migration010, migration090]);
  expect(schemaVersion(database)).toBe(90);
  expect(database.prepare('SELECT count(*) FROM messages', { pluck: true }).get()).toBe(2);
  expect(database.prepare('SELECT count(*) FROM journal', { pluck: true }).get()).toBe(0);
});

test('what became of an account that was removed can still be told', () => {
  const database = filled();
  migrate(database, [migration010, migration090]);
  database.exec(`INSERT INTO journal (at, account_id, facts) VALUES (1, 1, '{"kind":"program","what":"opened"}');
    DELETE FROM accounts WHERE id = 1`);
  expect(database.prepare('SELECT account_id FROM journal', { pluck: true }).get()).toBe(1);
});
