// Reports hang on the message that was sent, and stay when the mail that brought them goes.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('a report outlives its mail, and goes with the account', () => {
  const database = filled();
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 230),
  );
  expect(schemaVersion(database)).toBe(230);
  database.exec(`INSERT INTO mail_reports (account_id, about, message_id, source_hash, position, action, addresses, certain, reported_at)
    VALUES (1, 'ours@test', 1, 'h', 0, 'failed', '["paul@ac-lyon.fr"]', 1, 9)`);
  database.exec('DELETE FROM messages WHERE id = 1');
  expect(database.prepare('SELECT about, message_id FROM mail_reports').all()).toEqual([
    { about: 'ours@test', message_id: null },
  ]);
  database.exec('DELETE FROM operations; DELETE FROM accounts');
  expect(database.prepare('SELECT count(*) FROM mail_reports', { pluck: true }).get()).toBe(0);
});
