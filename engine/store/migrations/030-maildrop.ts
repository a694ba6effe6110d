// Accounts that collect by POP3: what is known of each message on the server, kept from the transaction that stores the
// message itself, so that none is ever collected twice; and what becomes of it there.

export const migration030 = {
  number: 30,
  sql: `
  ALTER TABLE accounts ADD COLUMN leave_on_server TEXT; -- LeaveOnServer; NULL unless the protocol is pop3
  CREATE TABLE maildrop_messages (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    -- NULL: not here any more, for whatever reason.
    message_id INTEGER REFERENCES messages ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED,
    -- As the server last told them; they may be missing, repeat or change.
    uidl TEXT,
    listed_bytes INTEGER,
    -- SHA-256 of the header block (NULL where it could be anybody's) and of the whole message, lower-case hex.
    header_hash TEXT,
    hash TEXT NOT NULL,
    collected_at INTEGER NOT NULL,
    -- Not in the server's listing since; NULL: it was in the last one.
    unlisted_at INTEGER,
    -- When the person deleted it here for good or carried it to another account, and whether it is to be deleted there,
    -- going by what was chosen then.
    gone_here_at INTEGER,
    delete_asked INTEGER NOT NULL DEFAULT 0,
    -- Written before the server is told to: from then on its absence there may be our doing.
    delete_sent_at INTEGER
  );
  CREATE INDEX maildrop_messages_by_account ON maildrop_messages (account_id, unlisted_at);
  CREATE INDEX maildrop_messages_asked ON maildrop_messages (account_id) WHERE delete_asked = 1;
  CREATE INDEX maildrop_messages_by_message ON maildrop_messages (message_id) WHERE message_id IS NOT NULL;`,
};
