// Sources and all that belongs to them are carried into a table that has other indexes.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

const upTo130 = MIGRATIONS.filter(({ number }) => number <= 130);
const SOURCE = 1782579200000001;

test('sources stay, with their messages and bytes, and are known by their date first', () => {
  const database = filled();
  database.exec(`INSERT INTO sources VALUES (5, 'cafe', NULL, 9, 'Sans nom', 'text', '[]', '["tooSlow"]', 12)`);
  migrate(database, upTo130);
  expect(schemaVersion(database)).toBe(130);
  expect(database.prepare('SELECT * FROM sources ORDER BY id DESC').all()).toEqual([
    expect.objectContaining({ id: SOURCE, hash: 'hash', identity: '1700000000000 5 m1@test', unclaimed_at: null }),
    expect.objectContaining({ id: 5, identity: null, snippet: 'Sans nom', defects: '["tooSlow"]', unclaimed_at: 12 }),
  ]);
  expect(database.prepare('SELECT source_id FROM messages ORDER BY id', { pluck: true }).all()).toEqual([SOURCE, null]);
  expect(database.prepare('SELECT source_id FROM source_bytes', { pluck: true }).all()).toEqual([SOURCE]);
});

test('messages and bytes refer to the new table, and its sources are claimed and given up as before', () => {
  const database = filled();
  migrate(database, upTo130);
  expect(database.pragma('foreign_key_check')).toEqual([]);
  expect(database.pragma('foreign_keys', { simple: true })).toBe(1);
  const unclaimed = database.prepare('SELECT unclaimed_at IS NOT NULL FROM sources', { pluck: true });
  database.exec('DELETE FROM messages WHERE id = 1');
  expect(unclaimed.get()).toBe(1);
  database.exec(`UPDATE messages SET source_id = ${SOURCE} WHERE id = 2`);
  expect(unclaimed.get()).toBe(0);
  database.exec('DELETE FROM sources');
  expect(database.prepare('SELECT source_id FROM messages', { pluck: true }).all()).toEqual([null]);
  expect(database.prepare('SELECT count(*) FROM source_bytes', { pluck: true }).get()).toBe(0);
});
