// Which events a message is about goes with the message; what was answered stays, and goes with the account.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('an answer outlives the invitation, and goes with the account', () => {
  const database = filled();
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 280),
  );
  expect(schemaVersion(database)).toBe(280);
  database.exec(`INSERT INTO calendar_marks (message_id, uid) VALUES (1, 'reunion');
    INSERT INTO calendar_answers VALUES (1, 'reunion', 0, 2, 'accepted');
    DELETE FROM messages WHERE id = 1`);
  const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`, { pluck: true }).get();
  expect([count('calendar_marks'), count('calendar_answers')]).toEqual([0, 1]);
  database.exec('DELETE FROM operations; DELETE FROM accounts');
  expect(count('calendar_answers')).toBe(0);
});
