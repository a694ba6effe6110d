// Databases of the first schema, for every later migration to carry over: with rows of one's own, or with data in every
// table.
import { join } from 'node:path';
import Database from '@signalapp/sqlcipher';
import { onTestFinished } from 'vitest';
import { migration010 } from '../../engine/store/migrations/010-first.ts';
import { migrate } from '../../engine/store/migrations/migrate.ts';
import { scratchFolder } from '../store/scratch-store.ts';

const DATA = `
  INSERT INTO accounts VALUES (1, 'imap', 'claire@ac-lyon.fr', 'Claire', '{}', NULL, 'session', 0, 1700000000000);
  INSERT INTO identities VALUES (1, 1, 'Claire', 'claire@ac-lyon.fr', '<p>Claire</p>');
  INSERT INTO mailboxes (id, account_id, parent_id, path, delimiter, name, role, selectable, uid_validity)
    VALUES (1, 1, NULL, 'INBOX', '/', 'INBOX', 'inbox', 1, 7), (2, 1, 1, 'INBOX/CM2', '/', 'CM2', NULL, 1, 8);
  INSERT INTO sources VALUES (1782579200000001, 'hash', '5 1700000000000 m1@test', 5, 'Bonjour', 'text', '[]', '[]', NULL);
  INSERT INTO source_bytes VALUES (1, 1782579200000001, 'raw', x'426f6e6a6f7572');
  INSERT INTO search (rowid, subject, people, attachments, body)
    VALUES (1782579200000001, 'Réunion', 'Paul', '', 'Bonjour');
  INSERT INTO messages (id, account_id, mailbox_id, flags, server_mailbox_id, uid, server_flags, thread_id, source_id,
      date_at, internal_date_at, size_bytes, has_attachments, subject_key, from_key, subject, message_id_header, header)
    VALUES (1, 1, 1, 1, 1, 5, 0, 1, 1782579200000001, 2, 2, 5, 0, 'reunion', 'paul', 'Réunion', 'm1@test', '{}'),
      (2, 1, 2, 0, 1, 6, 0, 1, NULL, 3, 3, 5, 1, 'reunion', 'paul', 'Re: Réunion', 'm2@test', '{}');
  INSERT INTO wanted_sources VALUES (2, 4);
  INSERT INTO thread_links VALUES (123, 1);
  INSERT INTO operations VALUES (1, 1, 'flag', '{}', 'started', 2, NULL, 5);
  INSERT INTO operation_targets VALUES (1, 1, 1, 0);
  INSERT INTO drafts (id, mode, original_id, content, revision, updated_at, created_at, thread)
    VALUES (1, 'reply', 1, '{}', 3, 6, 6, '{}');
  INSERT INTO draft_attachments VALUES (1, 1, 'c1', 'a.pdf', 'application/pdf', 3, 0, x'010203');
  INSERT INTO outbox (id, account_id, draft_id, subject, recipients, state, created_at, message_id_header, envelope,
      details, raw, filed_raw) VALUES (1, 1, 1, 'Réunion', '[]', 'handedOver', 7, 'o1@test', '{}', 'null', x'01', x'02');
  INSERT INTO contacts (id, address_key, address, name) VALUES (1, 'paul@ac-lyon.fr', 'Paul@ac-lyon.fr', 'Paul');
  INSERT INTO contact_words VALUES ('paul', 1);
  INSERT INTO contact_groups VALUES (1, 'CM2', 'alwaysBcc', NULL);
  INSERT INTO group_members VALUES (1, 'paul@ac-lyon.fr', 'Paul@ac-lyon.fr', 0);
  INSERT INTO settings VALUES (1, '{"theme":"dark"}');`;

export function filled(): Database {
  return firstSchema(DATA);
}

/** An encrypted database of the first schema with these rows. */
export function firstSchema(rows: string): Database {
  const database = new Database(join(scratchFolder(), 'mail.db'));
  database.pragma(`key = "x'${'07'.repeat(32)}'"`);
  database.pragma('foreign_keys = ON');
  onTestFinished(() => database.close());
  migrate(database, [migration010]);
  database.exec(rows);
  return database;
}
