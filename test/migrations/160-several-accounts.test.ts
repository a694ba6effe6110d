// Accounts and identities of before have an order, a name by their address and a colour each; nothing else of them changes.
import { expect, test } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migration160 } from '../../engine/store/migrations/160-several-accounts.ts';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { filled } from './filled.ts';

test('accounts stay in the order they were set up in, « Dossiers locaux » last, each with a colour of its own', () => {
  const database = filled();
  database.exec(`
    INSERT INTO accounts (id, protocol, address, name, password_kept)
      VALUES (2, 'local', '', '', 'none'), (3, 'pop3', 'ce.0170000A@ac-lyon.fr', 'École', 'session');
    INSERT INTO identities VALUES (2, 3, 'École', 'ce.0170000A@ac-lyon.fr', ''), (3, 1, 'CM2', 'claire@ac-lyon.fr', '');`);
  migrate(database, [migration010, migration160]);
  expect(schemaVersion(database)).toBe(160);
  const accounts = database.prepare(
    'SELECT id, display_name AS name, colour, removing FROM accounts ORDER BY position',
  );
  expect(accounts.all()).toEqual([
    { id: 1, name: '', colour: 'blue', removing: 0 },
    { id: 3, name: '', colour: 'green', removing: 0 },
    { id: 2, name: '', colour: 'orange', removing: 0 },
  ]);
  const identities = database.prepare(
    'SELECT name, address, signature_html AS signature, reply_to AS replyTo FROM identities ORDER BY account_id, position',
  );
  expect(identities.all()).toEqual([
    { name: 'Claire', address: 'claire@ac-lyon.fr', signature: '<p>Claire</p>', replyTo: '' },
    { name: 'CM2', address: 'claire@ac-lyon.fr', signature: '', replyTo: '' },
    { name: 'École', address: 'ce.0170000A@ac-lyon.fr', signature: '', replyTo: '' },
  ]);
});
