// Which mailboxes show what stands in others is known once the server has listed them; until then none does.
import { expect, test } from 'vitest';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('mailboxes stay as they are', () => {
  const database = filled();
  const upTo = (last: number) => MIGRATIONS.filter(({ number }) => number <= last);
  migrate(database, upTo(400));
  const before = database.prepare('SELECT id, path, role FROM mailboxes').all();
  expect(before).not.toEqual([]);
  migrate(database, upTo(420));
  expect(database.prepare('SELECT id, path, role FROM mailboxes').all()).toEqual(before);
  expect(database.prepare('SELECT DISTINCT shows_others FROM mailboxes').all()).toEqual([{ shows_others: 0 }]);
});
