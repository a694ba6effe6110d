// Whom a message is to is not known of those that an older version stored until idle times have read it; a list is right
// before and after.
import { expect, test } from 'vitest';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('messages stay as they are, their recipients to be read', () => {
  const database = filled();
  const upTo = (last: number) => MIGRATIONS.filter(({ number }) => number <= last);
  migrate(database, upTo(390));
  const before = database.prepare('SELECT id, header, from_key FROM messages').all();
  migrate(database, upTo(400));
  expect(database.prepare('SELECT id, header, from_key FROM messages').all()).toEqual(before);
  expect(database.prepare('SELECT to_key FROM messages').all()).toEqual([{ to_key: null }, { to_key: null }]);
});
