// What a draft was before is noted from now on; of what is there already nothing is known, and nothing is said.
import { expect, test } from 'vitest';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('messages stay as they are, and a note goes with its message', () => {
  const database = filled();
  const upTo = (last: number) => MIGRATIONS.filter(({ number }) => number <= last);
  migrate(database, upTo(420));
  database.pragma('foreign_keys = ON');
  const ids = () => database.prepare('SELECT id FROM messages ORDER BY id', { pluck: true }).all() as number[];
  const before = ids();
  expect(before.length).toBeGreaterThan(0);
  migrate(database, upTo(450));
  expect(ids()).toEqual(before);
  const noted = database.prepare('SELECT count(*) FROM filed_anew', { pluck: true });
  expect(noted.get()).toBe(0);
  database.prepare('INSERT INTO filed_anew (former_id, message_id) VALUES (9999, ?)').run([before[0]!]);
  database.prepare('DELETE FROM messages WHERE id = ?').run([before[0]!]);
  expect(noted.get()).toBe(0);
});
