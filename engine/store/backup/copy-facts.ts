// What is in a copy of the store, counted in the copy itself: beside each mailbox's own counter, which triggers keep,
// stands the number of its messages, so that a copy that lacks something shows it.
import type Database from '@signalapp/sqlcipher';
import type { BackupManifest } from './backup-file.ts';

export type CopyFacts = Omit<BackupManifest, 'createdAt' | 'key' | 'slots' | 'databaseBytes' | 'sha256'>;

interface CountedMailbox {
  id: number;
  parent: number | null;
  name: string;
  account: string;
  counted: number;
  found: number;
}

export function factsOf(database: Database): CopyFacts {
  const count = (table: 'messages' | 'contacts' | 'drafts' | 'outbox', where = '1') =>
    Number(database.prepare(`SELECT count(*) FROM ${table} WHERE ${where}`, { pluck: true }).get([]));
  const mailboxes = database
    .prepare(
      `SELECT id, parent_id AS parent, name, (SELECT address FROM accounts WHERE accounts.id = account_id) AS account,
         total AS counted, (SELECT count(*) FROM messages WHERE mailbox_id = mailboxes.id) AS found
       FROM mailboxes ORDER BY account_id, path`,
    )
    .all([]) as unknown as CountedMailbox[];
  const byId = new Map(mailboxes.map((mailbox) => [mailbox.id, mailbox]));
  const namesOf = ({ parent, name, account }: CountedMailbox): string[] => {
    const above = parent === null ? undefined : byId.get(parent);
    return [...(above ? namesOf(above) : [account]), name];
  };
  return {
    schema: Number(database.pragma('user_version', { simple: true })),
    mailboxes: mailboxes.map((one) => ({ names: namesOf(one), counted: one.counted, found: one.found })),
    messages: count('messages', 'mailbox_id IS NOT NULL'),
    people: count('contacts', 'kept = 1'),
    drafts: count('drafts'),
    outbox: count('outbox'),
  };
}
