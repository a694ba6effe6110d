// Accounts archive as they did, and no thread is ignored until somebody says so.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('accounts keep one archive folder, threads stay as they are', () => {
  const database = filled();
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 340),
  );
  expect(schemaVersion(database)).toBe(340);
  expect(database.prepare('SELECT address, archive_by FROM accounts').all()).toEqual([
    { address: 'claire@ac-lyon.fr', archive_by: 'single' },
  ]);
  expect(database.prepare('SELECT * FROM muted_threads').all()).toEqual([]);
  expect(database.prepare('SELECT thread_id FROM messages').all()).toEqual([{ thread_id: 1 }, { thread_id: 1 }]);
});

test('an answer that waits goes with its message', () => {
  const database = filled();
  migrate(database, MIGRATIONS);
  database.exec('INSERT INTO lone_answers VALUES (7, 2); DELETE FROM messages WHERE id = 2;');
  expect(database.prepare('SELECT * FROM lone_answers').all()).toEqual([]);
});
