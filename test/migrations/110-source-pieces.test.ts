// Sources stored before stay as they lie; a large one may have pieces from now on, which go with it.
import { expect, test } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migration110 } from '../../engine/store/migrations/110-source-pieces.ts';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { filled } from './filled.ts';

test('all that was there stays, and pieces go with their source', () => {
  const database = filled();
  migrate(database, [migration010, migration110]);
  expect(schemaVersion(database)).toBe(110);
  const encodings = database.prepare('SELECT encoding FROM source_bytes', { pluck: true }).all();
  expect(encodings).toEqual(['raw']);
  database.exec(`
    PRAGMA foreign_keys = ON;
    INSERT INTO source_pieces (source_id, number, bytes) VALUES (1782579200000001, 1, x'00');
    UPDATE messages SET source_id = NULL;
    DELETE FROM sources;`);
  expect(database.prepare('SELECT count(*) FROM source_pieces', { pluck: true }).get()).toBe(0);
});
