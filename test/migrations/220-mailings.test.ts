// What waits in the outbox keeps its bytes, and messages of one mailing can end in bytes that are kept once, as long as
// one of them is there.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('the outbox stays as it was, and a tail goes with the last message that ends in it', () => {
  const database = filled();
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 220),
  );
  expect(schemaVersion(database)).toBe(220);
  expect(database.prepare('SELECT id, subject, state, mailing_id FROM outbox').all()).toEqual([
    { id: 1, subject: 'Réunion', state: 'handedOver', mailing_id: null },
  ]);
  expect(database.prepare('SELECT * FROM outbox_bytes').all()).toEqual([
    { outbox_id: 1, raw: Buffer.from([1]), filed_raw: Buffer.from([2]), tail_id: null, filed_tail_id: null },
  ]);

  database.exec(`
    INSERT INTO mailings VALUES (1, 1, 1, '{nom}', 'running', 7);
    INSERT INTO outbox_tails VALUES (1, x'0a');
    INSERT INTO outbox (id, account_id, subject, recipients, state, created_at, message_id_header, envelope, details, mailing_id)
      VALUES (2, 1, 'Lopez', '[]', 'ready', 7, 'o2@test', '{}', 'null', 1), (3, 1, 'Martin', '[]', 'ready', 7, 'o3@test', '{}', 'null', 1);
    INSERT INTO outbox_bytes VALUES (2, x'01', x'01', 1, 1), (3, x'02', x'02', 1, NULL);
    DELETE FROM outbox WHERE id = 2`);
  const tails = () => database.prepare('SELECT count(*) FROM outbox_tails', { pluck: true }).get();
  expect(tails()).toBe(1);
  database.exec('DELETE FROM outbox WHERE id = 3');
  expect(tails()).toBe(0);
  database.exec('DELETE FROM drafts; DELETE FROM mailings');
  expect(database.prepare('SELECT count(*) FROM mailing_letters', { pluck: true }).get()).toBe(0);
});
