// What was chosen for all lists goes on for those of received mail.
import { expect, test } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migration360 } from '../../engine/store/migrations/360-list-layouts.ts';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { filled } from './filled.ts';

function carried(settings: string): unknown {
  const database = filled();
  database.prepare('UPDATE settings SET value = ?').run([settings]);
  migrate(database, [migration010, migration360]);
  return JSON.parse(database.prepare('SELECT value FROM settings', { pluck: true }).get() as string);
}

test('the order and the widths that were chosen are those of received mail', () => {
  const before = '{"theme":"dark","sort":{"by":"size","direction":"desc"},"columnWidths":{"from":300}}';
  expect(carried(before)).toEqual({
    theme: 'dark',
    lists: { received: { sort: { by: 'size', direction: 'desc' }, widths: { from: 300 } } },
  });
});

test('where nothing was chosen nothing is', () => {
  expect(carried('{"theme":"dark"}')).toEqual({ theme: 'dark', lists: { received: {} } });
});
