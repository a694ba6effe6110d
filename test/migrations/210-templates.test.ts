// Templates begin with none, and drafts stay as they were.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('what was being written stays, and there is no template yet', () => {
  const database = filled();
  const before = database.prepare('SELECT id, content FROM drafts').all();
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 210),
  );
  expect(schemaVersion(database)).toBe(210);
  expect(database.prepare('SELECT id, content FROM drafts').all()).toEqual(before);
  expect(database.prepare('SELECT count(*) FROM templates', { pluck: true }).get()).toBe(0);
});
