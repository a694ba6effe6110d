// Accounts of before are carried over as accounts that collect nothing; what is known of a maildrop outlives the
// messages, and goes with the account.
import type Database from '@signalapp/sqlcipher';
import { expect, test } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migration030 } from '../../engine/store/migrations/030-maildrop.ts';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { firstSchema } from './filled.ts';

function migrated(): Database {
  const database = firstSchema(`
    INSERT INTO accounts VALUES (1, 'imap', 'claire@ac-lyon.fr', 'Claire', '{}', NULL, 'session', 0, 1700000000000);
    INSERT INTO mailboxes (id, account_id, path, name, role, selectable) VALUES (1, 1, 'INBOX', 'INBOX', 'inbox', 1);
    INSERT INTO messages (id, account_id, mailbox_id, flags, server_mailbox_id, uid, server_flags, thread_id, date_at,
        internal_date_at, size_bytes, has_attachments, subject_key, from_key, subject, header)
      VALUES (1, 1, 1, 0, 1, 5, 0, 1, 2, 2, 5, 0, '', '', '', '{}');`);
  migrate(database, [migration010, migration030]);
  return database;
}

test('an account of before collects nothing', () => {
  const database = migrated();
  expect(database.prepare('SELECT protocol, leave_on_server FROM accounts').all()).toEqual([
    { protocol: 'imap', leave_on_server: null },
  ]);
  expect(database.pragma('foreign_key_check')).toEqual([]);
});

test('what is known of a maildrop stays when its message goes, and goes with the account', () => {
  const database = migrated();
  database.exec(
    `INSERT INTO maildrop_messages (account_id, message_id, uidl, hash, collected_at) VALUES (1, 1, 'a', 'h', 3)`,
  );
  database.exec('DELETE FROM messages');
  expect(database.prepare('SELECT message_id, uidl, gone_here_at, delete_asked FROM maildrop_messages').all()).toEqual([
    { message_id: null, uidl: 'a', gone_here_at: null, delete_asked: 0 },
  ]);
  database.exec('DELETE FROM accounts');
  expect(database.prepare('SELECT count(*) FROM maildrop_messages', { pluck: true }).get()).toBe(0);
});
