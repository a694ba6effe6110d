// What a repair says of lost texts where mail was collected by POP3: some the server still has.
import { join } from 'node:path';
import Database from '@signalapp/sqlcipher';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { mend } from '../../engine/store/repair/mend.ts';
import { scratchFolder } from './scratch-store.ts';

test('a text that the server still has is asked for again, one that only was here is lost', () => {
  const database = new Database(join(scratchFolder(), 'mail.db'));
  onTestFinished(() => database.close());
  database.pragma(`key = "x'${'07'.repeat(32)}'"`);
  database.pragma('foreign_keys = OFF');
  migrate(database);
  const message = (id: number) => `INSERT INTO messages (id, account_id, mailbox_id, flags, server_mailbox_id,
      server_flags, thread_id, source_id, date_at, internal_date_at, size_bytes, has_attachments, subject_key, from_key,
      subject, header) VALUES (${id}, 1, 1, 0, 1, 0, ${id}, ${100 + id}, 2, 2, 5, 0, '', '', '', '{}');`;
  database.exec(`
    INSERT INTO accounts (id, protocol, address, name, password_kept) VALUES (1, 'pop3', 'a@b.fr', 'A', 'none');
    INSERT INTO mailboxes (id, account_id, path, name, role, selectable) VALUES (1, 1, 'INBOX', 'INBOX', 'inbox', 1);
    ${message(1)} ${message(2)} ${message(3)}
    INSERT INTO maildrop_messages (account_id, message_id, uidl, hash, collected_at, unlisted_at)
      VALUES (1, 1, 'a', 'h1', 3, NULL), (1, 2, 'b', 'h2', 3, 4);`);
  expect(mend(database)).toMatchObject({ textsAgain: 1, textsLost: 2 });
  expect(database.prepare('SELECT count(*) FROM messages WHERE source_id IS NULL', { pluck: true }).get()).toBe(3);
});
