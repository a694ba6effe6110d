// Nothing is kept before an account moves; a message that is kept no longer is when the server shows it.
import { expect, test } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migration030 } from '../../engine/store/migrations/030-maildrop.ts';
import { migration150 } from '../../engine/store/migrations/150-other-servers.ts';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { filled } from './filled.ts';

const ALL = [migration010, migration030, migration150];

test('what was there stays, and nothing of it is kept', () => {
  const database = filled();
  migrate(database, ALL);
  expect(schemaVersion(database)).toBe(150);
  expect(database.prepare('SELECT count(*) FROM messages', { pluck: true }).get()).toBe(2);
  expect(database.prepare('SELECT count(*) FROM kept_messages', { pluck: true }).get()).toBe(0);
  expect(database.prepare('SELECT kept_here_agreed FROM accounts', { pluck: true }).all()).toEqual([0]);
});

test('a kept message is kept until a UID of it is told, and goes with the message', () => {
  const database = filled();
  migrate(database, ALL);
  const kept = () => database.prepare('SELECT message_id FROM kept_messages', { pluck: true }).all();
  database.exec(`UPDATE messages SET uid = NULL; INSERT INTO kept_messages VALUES (1, 1), (2, 1);`);
  database.exec('UPDATE messages SET uid = 9 WHERE id = 1');
  expect(kept()).toEqual([2]);
  database.exec('DELETE FROM messages WHERE id = 2');
  expect(kept()).toEqual([]);
});

test('where an account was, and how long it was not answered, goes with the account', () => {
  const database = filled();
  migrate(database, ALL);
  database.exec(`INSERT INTO former_servers VALUES (1, 1, 'claire@ac-lyon.fr', '{}', '{}', '[]', 2, 5);
    INSERT INTO server_silences VALUES (1, 5, 3, '{}', NULL, NULL);
    DELETE FROM accounts WHERE id = 1`);
  expect(database.prepare('SELECT count(*) FROM former_servers', { pluck: true }).get()).toBe(0);
  expect(database.prepare('SELECT count(*) FROM server_silences', { pluck: true }).get()).toBe(0);
});
