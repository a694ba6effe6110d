// Receipts that were answered stay answered; by which letter is known from now on.
import { expect, test } from 'vitest';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('what was answered is carried along, and its letter is not known', () => {
  const database = filled();
  const upTo = (last: number) => MIGRATIONS.filter(({ number }) => number <= last);
  migrate(database, upTo(470));
  database.exec('INSERT INTO receipts_answered SELECT min(id) FROM messages');
  migrate(database, upTo(480));
  const [answered] = database.prepare('SELECT * FROM receipts_answered').all() as [Record<string, unknown>];
  expect(answered).toEqual({ message_id: expect.any(Number), message_id_header: null });
});
