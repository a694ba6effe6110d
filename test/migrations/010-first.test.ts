// The first schema, with data in every table: what later migrations have to carry over is written down here.
import { expect, test } from 'vitest';
import { filled } from './filled.ts';

test('counters follow the messages shown', () => {
  const counters = filled().prepare('SELECT total, unread, offline FROM mailboxes ORDER BY id').all();
  expect(counters).toEqual([
    { total: 1, unread: 0, offline: 1 },
    { total: 1, unread: 1, offline: 0 },
  ]);
});

test('every table takes its data, and refers to nothing that is not there', () => {
  const database = filled();
  expect(database.pragma('foreign_key_check')).toEqual([]);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  const tables = database
    .prepare(
      `SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'search_%' AND name NOT LIKE 'sqlite%'`,
      {
        pluck: true,
      },
    )
    .all();
  for (const table of tables) {
    expect([table, database.prepare(`SELECT count(*) > 0 FROM ${table}`, { pluck: true }).get()]).toEqual([table, 1]);
  }
});

test('accents and case do not count in the search index', () => {
  const found = filled().prepare(`SELECT rowid FROM search WHERE search MATCH '"reun"*'`, { pluck: true }).all();
  expect(found).toEqual([1782579200000001]);
});

test('with the account goes all of its mail but nothing of the people; its sources wait to be collected', () => {
  const database = filled();
  database.exec('DELETE FROM accounts WHERE id = 1');
  const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`, { pluck: true }).get();
  for (const table of [
    'identities',
    'mailboxes',
    'messages',
    'wanted_sources',
    'operations',
    'operation_targets',
    'outbox',
  ]) {
    expect([table, count(table)]).toEqual([table, 0]);
  }
  expect(count('drafts')).toBe(1);
  expect(count('contacts')).toBe(1);
  expect(count('sources WHERE unclaimed_at IS NOT NULL')).toBe(1);
});
