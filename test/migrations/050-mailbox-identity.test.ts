import { expect, test } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migration050 } from '../../engine/store/migrations/050-mailbox-identity.ts';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { firstSchema } from './filled.ts';

test('mailboxes and accounts of before are kept, and nothing is known of them yet', () => {
  const database = firstSchema(`
    INSERT INTO accounts VALUES (1, 'imap', 'claire@ac-lyon.fr', 'Claire', '{}', NULL, 'session', 0, 1700000000000);
    INSERT INTO mailboxes (id, account_id, path, delimiter, name, role, selectable, uid_validity, uid_next, complete)
      VALUES (1, 1, 'INBOX', '/', 'INBOX', 'inbox', 1, 7, 30, 1);`);
  migrate(database, [migration010, migration050]);
  expect(database.prepare('SELECT path, uid_validity, uid_next, complete, remote_id FROM mailboxes').all()).toEqual([
    { path: 'INBOX', uid_validity: 7, uid_next: 30, complete: 1, remote_id: null },
  ]);
  expect(database.prepare('SELECT address, quota FROM accounts').all()).toEqual([
    { address: 'claire@ac-lyon.fr', quota: null },
  ]);
});
