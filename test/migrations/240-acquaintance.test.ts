// Contacts keep all that was known of them; their names are keyed afterwards, and who met whom is read off the messages.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('contacts stay as they were, without a picture, and no message has been read for acquaintances', () => {
  const database = filled();
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 240),
  );
  expect(schemaVersion(database)).toBe(240);
  expect(database.prepare('SELECT address, name, name_key, photo_id FROM contacts').all()).toEqual([
    { address: 'Paul@ac-lyon.fr', name: 'Paul', name_key: null, photo_id: null },
  ]);
  expect(database.prepare('SELECT * FROM met_reading').all()).toEqual([{ id: 1, up_to: 0, complete: 0 }]);
  expect(database.prepare('SELECT count(*) FROM messages', { pluck: true }).get()).toBe(2);
});
