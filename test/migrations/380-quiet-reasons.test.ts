// What came in a quiet time before the reason was kept counts as of an evening.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('arrivals keep their message and moment', () => {
  const database = filled();
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 370),
  );
  database.exec('INSERT INTO quiet_arrivals SELECT id, 5 FROM messages LIMIT 1');
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 380),
  );
  expect(schemaVersion(database)).toBe(380);
  expect(database.prepare('SELECT arrived_at, reason FROM quiet_arrivals').all()).toEqual([
    { arrived_at: 5, reason: 'evening' },
  ]);
});
