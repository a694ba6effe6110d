// Mail of before has its attachments read; what was read goes with the message, and a text with the last that has it.
import { expect, test } from 'vitest';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

const upTo = (last: number) => MIGRATIONS.filter(({ number }) => number <= last);

test('attachments of mail that is here already wait to be read, and those that come', () => {
  const database = filled();
  migrate(database, upTo(240));
  const add = `INSERT INTO sources (id, hash, identity, size_bytes, snippet, body_kind, attachments, defects)
    VALUES (?, ?, ?, 1, '', 'text', ?, '[]')`;
  database.prepare(add).run([7, 'h7', 'i7', '[{"partId":"2"}]']);
  migrate(database, upTo(250));
  database.prepare(add).run([8, 'h8', 'i8', '[{"partId":"2"}]']);
  database.prepare(add).run([9, 'h9', 'i9', '[]']);
  const waiting = () => database.prepare('SELECT source_id FROM attachments_unread ORDER BY 1', { pluck: true }).all();
  expect(waiting()).toEqual([7, 8]);
  database.exec(`INSERT INTO attached_texts VALUES ('pdf', x'00');
    INSERT INTO attached_parts VALUES (7, '2', 'pdf'), (8, '2', 'pdf');
    INSERT INTO attachment_reads (source_id) VALUES (7), (8);`);
  const texts = () => database.prepare('SELECT count(*) FROM attached_texts', { pluck: true }).get();
  database.exec('DELETE FROM sources WHERE id = 7');
  expect([waiting(), texts()]).toEqual([[8], 1]);
  database.exec('DELETE FROM sources WHERE id = 8');
  expect([waiting(), texts()]).toEqual([[], 0]);
});
