// The register of sendings as is begins empty, and has no column that could hold an address or a subject.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('what was on its way out stays, and the register is empty', () => {
  const database = filled();
  const before = database.prepare('SELECT count(*) FROM outbox', { pluck: true }).get();
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 200),
  );
  expect(schemaVersion(database)).toBe(200);
  expect(database.prepare('SELECT count(*) FROM outbox', { pluck: true }).get()).toBe(before);
  expect(database.prepare('SELECT count(*) FROM overrides', { pluck: true }).get()).toBe(0);
  const columns = database.prepare(`SELECT name FROM pragma_table_info('overrides')`, { pluck: true }).all();
  expect(columns).toEqual(['id', 'made_at', 'outbox_id', 'cases', 'address_count', 'reader_count', 'reason']);
});
