// Drafts keep their attachments; none of them has been read yet.
import { expect, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { filled } from './filled.ts';

test('attachments stay, what is known of them goes with them', () => {
  const database = filled();
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= 180),
  );
  expect(schemaVersion(database)).toBe(180);
  expect(database.prepare('SELECT name, bytes FROM draft_attachments').all()).toEqual([
    { name: 'a.pdf', bytes: Buffer.from([1, 2, 3]) },
  ]);
  database.exec(`PRAGMA foreign_keys = ON;
    INSERT INTO attachment_scans VALUES ('abc', 1, '{}'); INSERT INTO attachment_contents VALUES (1, 'abc');
    INSERT INTO attachment_originals VALUES (1, 1, x'01'); DELETE FROM draft_attachments`);
  expect(database.prepare('SELECT count(*) FROM attachment_contents', { pluck: true }).get()).toBe(0);
  expect(database.prepare('SELECT count(*) FROM attachment_originals', { pluck: true }).get()).toBe(0);
});
