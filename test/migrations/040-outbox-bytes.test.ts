// What waits in an outbox of the first schema is carried over whole, with its bytes, in every state.
import type Database from '@signalapp/sqlcipher';
import { expect, test } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migration040 } from '../../engine/store/migrations/040-outbox-bytes.ts';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { firstSchema } from './filled.ts';

function filled(): Database {
  const database = firstSchema(`
    INSERT INTO accounts VALUES (1, 'imap', 'claire@ac-lyon.fr', 'Claire', '{}', '{}', 'session', 0, NULL);
    INSERT INTO drafts (id, mode, content, revision, updated_at, created_at, thread)
      VALUES (1, 'new', '{}', 3, 6, 6, '{}');
    INSERT INTO outbox (id, account_id, draft_id, subject, recipients, state, created_at, message_id_header, envelope,
        details, refused_recipients, raw, filed_raw)
      VALUES (1, 1, 1, 'Réunion', '[]', 'handedOver', 7, 'o1@test', '{}', 'null', '[]', x'01', x'02'),
        (5, 1, NULL, 'Sortie', '[]', 'refused', 8, 'o2@test', '{}', 'null', '["x@y.fr"]', x'03', x'0405');`);
  migrate(database, [migration010, migration040]);
  return database;
}

test('entries keep their ids, their states and their bytes', () => {
  const rows = filled()
    .prepare(
      `SELECT id, state, refused_recipients AS refused, handed_over_at AS handedOverAt, hex(raw) AS raw,
         hex(filed_raw) AS filed FROM outbox JOIN outbox_bytes ON outbox_id = id ORDER BY id`,
    )
    .all();
  expect(rows).toEqual([
    { id: 1, state: 'handedOver', refused: '[]', handedOverAt: null, raw: '01', filed: '02' },
    {
      id: 5,
      state: 'refused',
      refused: '[{"address":"x@y.fr","response":"","forNow":false}]',
      handedOverAt: null,
      raw: '03',
      filed: '0405',
    },
  ]);
});

test('the bytes go with their entry, entry and proof with their account', () => {
  const database = filled();
  const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`, { pluck: true }).get();
  database.exec('DELETE FROM outbox WHERE id = 1');
  expect(count('outbox_bytes')).toBe(1);
  database.exec(`INSERT INTO sendings (account_id, message_id_header, subject, recipient_count, refused_recipients,
    known_by, accepted_at) VALUES (1, 'o1@test', 'Réunion', 1, '[]', 'server', 9)`);
  database.exec('DELETE FROM accounts');
  expect([count('outbox'), count('outbox_bytes'), count('sendings')]).toEqual([0, 0, 0]);
  expect(database.pragma('foreign_key_check')).toEqual([]);
});

test('drafts were not open, and no server has said how much it takes', () => {
  const database = filled();
  expect(database.prepare('SELECT open FROM drafts', { pluck: true }).all()).toEqual([0]);
  expect(database.prepare('SELECT max_message_bytes FROM accounts', { pluck: true }).all()).toEqual([null]);
});
