import { expect, test } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migration070 } from '../../engine/store/migrations/070-transfers.ts';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { firstSchema } from './filled.ts';

test('mail of before is kept, and what was taken into a mailbox goes with it', () => {
  const database = firstSchema(`
    INSERT INTO accounts (id, protocol, address, name, password_kept) VALUES (1, 'imap', 'a@b', 'A', 'none');
    INSERT INTO mailboxes (id, account_id, path, name, selectable) VALUES (1, 1, 'INBOX', 'INBOX', 1);`);
  migrate(database, [migration010, migration070]);
  expect(database.prepare('SELECT path FROM mailboxes').all()).toEqual([{ path: 'INBOX' }]);
  database.exec(`INSERT INTO taken_in VALUES (1, 'hash'); DELETE FROM mailboxes`);
  expect(database.prepare('SELECT count(*) AS count FROM taken_in').all()).toEqual([{ count: 0 }]);
});
