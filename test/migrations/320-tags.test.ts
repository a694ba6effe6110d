// What was there stays as it was; Thunderbird's five tags are offered, and keywords may be waited for like flags.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('the five tags are there, messages have none of their own, and pending operations want no keyword', () => {
  const database = filled();
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 320),
  );
  expect(schemaVersion(database)).toBe(320);
  expect(database.prepare('SELECT keyword FROM tags ORDER BY position', { pluck: true }).all()).toEqual([
    '$label1',
    '$label2',
    '$label3',
    '$label4',
    '$label5',
  ]);
  expect(database.prepare('SELECT DISTINCT own_keywords FROM messages', { pluck: true }).all()).toEqual(['[]']);
  expect(database.prepare('SELECT set_keywords, clear_keywords FROM operation_targets').all()).toEqual([
    { set_keywords: null, clear_keywords: null },
  ]);
  expect(database.prepare('SELECT keywords_taken FROM mailboxes', { pluck: true }).all()).toEqual([null, null]);
});
