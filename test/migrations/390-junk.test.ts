// Nothing was learnt, every store has a secret of its own, and what waits for its filters still does.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

function migrated() {
  const database = filled();
  const upTo = (number: number) =>
    migrate(
      database,
      MIGRATIONS.filter((migration) => migration.number <= number),
    );
  upTo(330);
  database.exec('INSERT INTO arrivals_waiting VALUES (2)');
  upTo(390);
  return database;
}

test('arrivals still wait for their filters, and tokens are hashed under a secret', () => {
  const [one, other] = [migrated(), migrated()];
  expect(schemaVersion(one)).toBe(390);
  expect(one.prepare('SELECT * FROM arrivals_waiting').all()).toEqual([{ message_id: 2, filtered: 0 }]);
  const secretOf = (database: typeof one) => database.prepare('SELECT secret FROM junk_secret', { pluck: true }).get();
  expect(secretOf(one)).toHaveLength(32);
  expect(secretOf(one)).not.toEqual(secretOf(other));
});
