// What is under way to a mailbox is known for what was queued before, too.
import { expect, test } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migration120 } from '../../engine/store/migrations/120-under-way.ts';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { filled } from './filled.ts';

test('each message of a queued operation knows where it is to arrive', () => {
  const database = filled();
  database.exec(`
    INSERT INTO accounts VALUES (2, 'imap', 'claire@ecole.fr', 'Claire', '{}', NULL, 'session', 1, 1700000000000);
    INSERT INTO mailboxes (id, account_id, parent_id, path, delimiter, name, role, selectable)
      VALUES (3, 2, NULL, 'INBOX', '/', 'INBOX', 'inbox', 1);
    UPDATE messages SET account_id = 2, mailbox_id = 3, server_mailbox_id = NULL, uid = NULL WHERE id = 2;
    INSERT INTO operations VALUES (2, 1, 'move', '{"toMailboxId":2}', 'pending', 0, NULL, 5),
      (3, 2, 'carry', '{"toMailboxId":3,"keep":false,"pairs":[{"originalId":1,"copyId":2}]}', 'pending', 0, NULL, 5),
      (4, 1, 'append', '{"mailboxId":2,"replaces":[]}', 'pending', 0, NULL, 5),
      (5, 1, 'deleteMailbox', '{"mailboxId":2}', 'pending', 0, NULL, 5);
    INSERT INTO operation_targets VALUES (2, 1, 0, 0), (3, 1, 0, 0), (3, 2, 0, 0), (4, 1, 0, 0), (5, 1, 0, 0);`);
  migrate(database, [migration010, migration120]);
  expect(schemaVersion(database)).toBe(120);
  const known = database.prepare(
    'SELECT operation_id, message_id, to_mailbox_id FROM operation_targets ORDER BY operation_id, message_id',
  );
  expect(known.all()).toEqual([
    { operation_id: 1, message_id: 1, to_mailbox_id: null },
    { operation_id: 2, message_id: 1, to_mailbox_id: 2 },
    { operation_id: 3, message_id: 1, to_mailbox_id: null },
    { operation_id: 3, message_id: 2, to_mailbox_id: 3 },
    { operation_id: 4, message_id: 1, to_mailbox_id: 2 },
    { operation_id: 5, message_id: 1, to_mailbox_id: null },
  ]);
});
