// Answers to invitations stay what they were, and go with the account; reports go with the message's source.
import { expect, test } from 'vitest';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('what was answered is carried along, and its letter is not known', () => {
  const database = filled();
  const upTo = (last: number) => MIGRATIONS.filter(({ number }) => number <= last);
  migrate(database, upTo(450));
  database.pragma('foreign_keys = ON');
  database.exec(
    `INSERT INTO calendar_answers VALUES (1, 'reunion', 0, 2, 'accepted'), (1, 'conseil', 5, 0, 'declined')`,
  );
  migrate(database, upTo(470));
  const said = 'SELECT uid, instance_at, sequence, answer, message_id_header FROM calendar_answers';
  expect(database.prepare(said).all().map(Object.values)).toEqual([
    ['conseil', 5, 0, 'declined', null],
    ['reunion', 0, 2, 'accepted', null],
  ]);
  const count = (table: string) => database.prepare(`SELECT count(*) FROM ${table}`, { pluck: true }).get();
  const sourceId = database.prepare('SELECT id FROM sources', { pluck: true }).get() as number;
  database.prepare("INSERT INTO phishing_reports VALUES (?, 'a@b', 'c@d', 1)").run([sourceId]);
  database.exec('DELETE FROM sources');
  expect(count('phishing_reports')).toBe(0);
  database.exec('DELETE FROM operations; DELETE FROM accounts');
  expect(count('calendar_answers')).toBe(0);
});
