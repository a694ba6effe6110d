// Saved searches in a folder go with it; those everywhere stay.
import { expect, test } from 'vitest';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('a folder takes the searches in it along', () => {
  const database = filled();
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 260),
  );
  database.exec(`INSERT INTO saved_searches (name, text, mailbox_id) VALUES ('Ici', 'cantine', 2), ('Partout', 'cantine', NULL);
    DELETE FROM messages WHERE mailbox_id = 2; DELETE FROM operations; DELETE FROM mailboxes WHERE id = 2;`);
  expect(database.prepare('SELECT name FROM saved_searches', { pluck: true }).all()).toEqual(['Partout']);
});
