// People and groups keep all that was known of them, each a person of one address and a group of no year.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('contacts, groups and their members stay as they were, and children can tie contacts', () => {
  const database = filled();
  database.exec(`UPDATE contacts SET roles = '[{"role":"family","source":"import"}]', household = 'Léa', kept = 1,
    do_not_write = 1, sent_count = 4`);
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 190),
  );
  expect(schemaVersion(database)).toBe(190);
  expect(database.prepare('SELECT * FROM contacts').all()).toEqual([
    expect.objectContaining({
      id: 1,
      address: 'Paul@ac-lyon.fr',
      name: 'Paul',
      roles: '[{"role":"family","source":"import"}]',
      household: 'Léa',
      do_not_write: 1,
      sent_count: 4,
      kept: 1,
      person_id: null,
      note: '',
    }),
  ]);
  expect(database.prepare('SELECT word FROM contact_words', { pluck: true }).all()).toEqual(['paul']);
  expect(database.prepare('SELECT * FROM contact_groups').all()).toEqual([
    { id: 1, name: 'CM2', privacy: 'alwaysBcc', agreed_at: null, school_year: null, note: '' },
  ]);
  expect(database.prepare('SELECT address FROM group_members', { pluck: true }).all()).toEqual(['Paul@ac-lyon.fr']);

  database.exec(`INSERT INTO children VALUES (1, 'Léa', 'Lopez', 'CM2', 2026); INSERT INTO child_contacts VALUES (1, 1);
    DELETE FROM contacts`);
  expect(database.prepare('SELECT count(*) FROM child_contacts', { pluck: true }).get()).toBe(0);
});
