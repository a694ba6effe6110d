import { expect, test } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migration060 } from '../../engine/store/migrations/060-store-life.ts';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { firstSchema } from './filled.ts';

test('a store of before begins to count, and its mail is kept', () => {
  const database = firstSchema(`INSERT INTO settings VALUES (1, '{"theme":"dark"}');`);
  migrate(database, [migration010, migration060]);
  expect(database.prepare('SELECT generation, checked_at FROM store_life').all()).toEqual([
    { generation: 0, checked_at: null },
  ]);
  expect(database.prepare('SELECT value FROM settings', { pluck: true }).get()).toBe('{"theme":"dark"}');
});
