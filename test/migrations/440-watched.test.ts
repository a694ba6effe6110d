// No thread is watched and no part of one ignored until somebody says so; what is kept of an account goes with it.
import { expect, test } from 'vitest';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('threads stay as they are, and those that are ignored stay ignored', () => {
  const database = filled();
  const until = (last: number) => MIGRATIONS.filter(({ number }) => number <= last);
  migrate(database, until(420));
  database.exec('INSERT INTO muted_threads VALUES (1, 5)');
  migrate(database, until(440));
  expect(database.prepare('SELECT * FROM muted_threads').all()).toEqual([{ thread_id: 1, muted_at: 5 }]);
  expect(database.prepare('SELECT * FROM watched_threads').all()).toEqual([]);
  expect(database.prepare('SELECT * FROM muted_branches').all()).toEqual([]);
});

test('an ignored part of a thread goes with its account', () => {
  const database = filled();
  migrate(database, MIGRATIONS);
  database.exec(`INSERT INTO muted_branches SELECT id, 'm1@test', 'm1@test' FROM accounts; DELETE FROM accounts;`);
  expect(database.prepare('SELECT * FROM muted_branches').all()).toEqual([]);
});
