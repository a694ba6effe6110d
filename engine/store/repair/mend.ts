// Makes a store whole again that rows are missing from. What was only here is kept before all else: mail whose mailbox
// or account is lost gets a new one, a message on its way out is never half there, and what the server can tell again
// is asked again. Runs while the triggers rest, so counters are counted at the end.
import type Database from '@signalapp/sqlcipher';

/** Where mail lies whose place is lost. */
export const RECOVERED_NAME = 'Récupéré';

export interface Mended {
  /** Texts of mail that is only on this PC, lost for good. */
  textsLost: number;
  /** Texts that the server will be asked for again. */
  textsAgain: number;
  /** Subjects of messages on their way out whose bytes are lost. */
  sendingsLost: string[];
}

const LOCAL_ACCOUNTS = `SELECT id FROM accounts WHERE protocol IN ('local', 'pop3')`;

/** What is left of a large source of which a piece is lost is no source. */
export function forgetIncomplete(database: Database): void {
  if (hasTable(database, 'source_pieces')) database.exec(INCOMPLETE_FORGOTTEN);
}

export function mend(database: Database): Mended {
  database.exec('BEGIN');
  for (const sql of [...ACCOUNTS_FOUND, ...MAILBOXES_FOUND]) database.exec(sql);
  const onlyHere = onlyHereOf(database);
  const textsLost = count(database, `SELECT count(*) FROM messages WHERE ${TEXT_LOST} AND ${onlyHere}`);
  const textsAgain = count(database, `SELECT count(*) FROM messages WHERE ${TEXT_LOST} AND NOT (${onlyHere})`);
  for (const sql of TEXTS_FORGOTTEN) database.exec(sql);
  if (hasTable(database, 'source_pieces')) database.exec(PIECES_FORGOTTEN);
  const sendingsLost = dropHollowSendings(database);
  cutDanglingReferences(database);
  for (const sql of [...INTENTS_FORGOTTEN, ...SERVER_ASKED_AGAIN, ...COUNTED]) database.exec(sql);
  database.exec('COMMIT');
  return { textsLost, textsAgain, sendingsLost };
}

/** Mail of this PC, but for what a POP3 server still has: it is collected again (accounts/store-collected.ts). */
function onlyHereOf(database: Database): string {
  const local = `account_id IN (${LOCAL_ACCOUNTS})`;
  if (!hasTable(database, 'maildrop_messages')) return local;
  return `${local} AND id NOT IN
    (SELECT message_id FROM maildrop_messages WHERE message_id IS NOT NULL AND unlisted_at IS NULL)`;
}

/** An account of whose row nothing is left: its mail becomes mail of this PC. */
const ACCOUNTS_FOUND = ['mailboxes', 'messages', 'outbox'].map(
  (table) => `
  INSERT INTO accounts (id, protocol, address, name, password_kept)
    SELECT DISTINCT account_id, 'local', '', '${RECOVERED_NAME}', 'none' FROM ${table}
    WHERE account_id NOT IN (SELECT id FROM accounts);`,
);

const MAILBOXES_FOUND = [
  `INSERT OR IGNORE INTO mailboxes (id, account_id, path, name, selectable)
     SELECT mailbox_id, min(account_id), '${RECOVERED_NAME} ' || mailbox_id, '${RECOVERED_NAME} ' || mailbox_id, 1
     FROM messages WHERE mailbox_id NOT IN (SELECT id FROM mailboxes) GROUP BY mailbox_id;`,
];

const TEXT_LOST = `source_id IS NOT NULL AND source_id NOT IN
  (SELECT sources.id FROM sources JOIN source_bytes ON source_id = sources.id)`;

const TEXTS_FORGOTTEN = [
  `UPDATE messages SET source_id = NULL, source_misses = 0 WHERE ${TEXT_LOST};`,
  'DELETE FROM sources WHERE id NOT IN (SELECT source_id FROM source_bytes);',
  'DELETE FROM source_bytes WHERE source_id NOT IN (SELECT id FROM sources);',
];

/** The encoding says how many pieces there are beyond the first: « parts+18 » (source-pieces.ts). */
const INCOMPLETE_FORGOTTEN = `
  DELETE FROM source_bytes WHERE instr(encoding, '+') > 0 AND
    CAST(substr(encoding, instr(encoding, '+') + 1) AS INTEGER) <>
    (SELECT count(*) FROM source_pieces WHERE source_pieces.source_id = source_bytes.source_id);`;
const PIECES_FORGOTTEN = 'DELETE FROM source_pieces WHERE source_id NOT IN (SELECT source_id FROM source_bytes);';

/**
 * Where the operation is lost, what the server last told is shown again. A message that the server never had, and that
 * no operation takes there any more, becomes mail of this PC: reread.ts.
 */
const INTENTS_FORGOTTEN = [
  `UPDATE messages SET flags = server_flags, keywords = server_keywords, mailbox_id = server_mailbox_id
   WHERE server_mailbox_id IS NOT NULL AND id NOT IN (SELECT message_id FROM operation_targets)
     AND (flags, keywords, mailbox_id) IS NOT (server_flags, server_keywords, server_mailbox_id);`,
];

/** Mail that was not whole is compared as a whole with the server; nothing of it is deleted for being unknown. */
const SERVER_ASKED_AGAIN = ['UPDATE mailboxes SET complete = 0, uid_next = NULL, highest_mod_seq = NULL;'];

const COUNTED = [
  `UPDATE mailboxes SET (total, unread, offline) = (
     SELECT count(*), count(*) FILTER (WHERE flags & 1 = 0), count(source_id)
     FROM messages WHERE mailbox_id = mailboxes.id);`,
  `UPDATE sources SET unclaimed_at = NULL WHERE id IN (SELECT source_id FROM messages);`,
];

/** Even NULL is NOT IN an empty table. */
const WITHOUT_TAIL_FORGOTTEN = ['tail_id', 'filed_tail_id']
  .map((tail) => `DELETE FROM outbox_bytes WHERE ${tail} IS NOT NULL AND ${tail} NOT IN (SELECT id FROM outbox_tails);`)
  .join('\n');

/** A message on its way out without its bytes cannot go out; the draft it was written from may still be there. */
function dropHollowSendings(database: Database): string[] {
  if (!hasTable(database, 'outbox_bytes')) return [];
  if (hasTable(database, 'outbox_tails')) database.exec(WITHOUT_TAIL_FORGOTTEN);
  const hollow = 'id NOT IN (SELECT outbox_id FROM outbox_bytes)';
  const subjects = database.prepare(`SELECT subject FROM outbox WHERE ${hollow}`, { pluck: true }).all();
  database.exec(`DELETE FROM outbox WHERE ${hollow}`);
  return subjects as string[];
}

interface Violation {
  table: string;
  fkid: number;
}

interface Reference {
  id: number;
  table: string;
  from: string;
  to: string | null;
  on_delete: string;
}

/** As the schema wants it when the row referred to is deleted: set to NULL, or deleted as well. */
function cutDanglingReferences(database: Database): void {
  for (;;) {
    const violations = database.pragma('foreign_key_check') as unknown as Violation[];
    const kinds = new Map(violations.map(({ table, fkid }) => [`${table} ${fkid}`, { table, fkid }]));
    if (kinds.size === 0) return;
    for (const { table, fkid } of kinds.values()) {
      const references = database.pragma(`foreign_key_list(${table})`) as unknown as Reference[];
      const { from, to, table: parent, on_delete } = references.find(({ id }) => id === fkid)!;
      const dangling = `${from} IS NOT NULL AND ${from} NOT IN (SELECT ${to ?? 'id'} FROM ${parent})`;
      const cut = on_delete === 'SET NULL' ? `UPDATE ${table} SET ${from} = NULL` : `DELETE FROM ${table}`;
      database.exec(`${cut} WHERE ${dangling}`);
    }
  }
}

function hasTable(database: Database, name: string): boolean {
  return count(database, `SELECT count(*) FROM sqlite_schema WHERE name = '${name}'`) > 0;
}

function count(database: Database, sql: string): number {
  return Number(database.prepare(sql, { pluck: true }).get());
}
