// The search index leaves the store; the sources, of which it is made anew, stay.
import { join } from 'node:path';
import Database from '@signalapp/sqlcipher';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { scratchFolder } from '../store/scratch-store.ts';

test('the index of words goes, the sources stay, and the store has a name', () => {
  const database = new Database(join(scratchFolder(), 'mail.db'));
  onTestFinished(() => database.close());
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number < 80),
  );
  database.exec(`
    INSERT INTO sources VALUES (5, 'hash', NULL, 5, 'Bonjour', 'text', '[]', '[]', NULL);
    INSERT INTO source_bytes VALUES (1, 5, 'raw', x'426f6e6a6f7572');
    INSERT INTO search (rowid, subject, people, attachments, body) VALUES (5, 'Réunion', 'Paul', '', 'Bonjour');`);
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 80),
  );
  const tables = database.prepare(`SELECT name FROM sqlite_master WHERE name LIKE 'search%'`, { pluck: true }).all();
  expect(tables).toEqual([]);
  expect(database.prepare('SELECT source_id, bytes FROM source_bytes').get()).toEqual({
    source_id: 5,
    bytes: expect.anything(),
  });
  expect(database.prepare('SELECT id FROM store_identity', { pluck: true }).get()).toMatch(/^[0-9a-f]{32}$/);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
});
