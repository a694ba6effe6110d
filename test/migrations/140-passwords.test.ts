// What is known of passwords begins with nothing, one for each account that has one.
import { expect, test } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migration140 } from '../../engine/store/migrations/140-passwords.ts';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { filled } from './filled.ts';

test('every account of a server has a password of its own, of which nothing is known', () => {
  const database = filled();
  database.exec(`
    INSERT INTO accounts VALUES (2, 'pop3', 'ecole@ecole.fr', 'École', '{}', NULL, 'session', 0, NULL);
    INSERT INTO accounts VALUES (3, 'local', '', '', NULL, NULL, 'none', 0, NULL);`);
  migrate(database, [migration010, migration140]);
  expect(schemaVersion(database)).toBe(140);
  const nothing = { changed_at: null, asked: 0, dismissed_step: null, dismissed_at: null, refusal: null };
  expect(database.prepare('SELECT * FROM account_passwords').all()).toEqual([
    { account_id: 1, password_id: 1, ...nothing },
    { account_id: 2, password_id: 2, ...nothing },
  ]);
});
