// Sources are found again by another index, which needs no other key than they have.
import { expect, test } from 'vitest';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { MAY_BE_SAME } from '../../engine/store/source-identity.ts';
import { filled } from './filled.ts';

const upTo = (last: number) => MIGRATIONS.filter(({ number }) => number <= last);

test('a source that was stored before is found by the message that it is of, by its date', () => {
  const database = filled();
  migrate(database, upTo(420));
  const before = database.prepare('SELECT id, identity FROM sources').all();
  migrate(database, upTo(460));
  expect(database.prepare('SELECT id, identity FROM sources').all()).toEqual(before);
  const found = `SELECT sources.id FROM messages CROSS JOIN sources WHERE messages.id = 1 AND ${MAY_BE_SAME}`;
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${found}`).all() as unknown as { detail: string }[];
  expect(plan.map(({ detail }) => detail).join()).toContain('sources_by_date');
  database.exec(`UPDATE sources SET identity = (SELECT date_at || ' ' || size_bytes || ' ' || message_id_header || ' told'
    FROM messages WHERE id = 1)`);
  expect(database.prepare(found, { pluck: true }).all()).toEqual([before[0]!.id]);
  database.exec('UPDATE messages SET date_at = date_at + 1 WHERE id = 1');
  expect(database.prepare(found, { pluck: true }).all()).toEqual([]);
});
