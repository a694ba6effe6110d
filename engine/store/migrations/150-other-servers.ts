// An account can move to other servers. Its mail stays here: each message is kept until the new server has shown it, and
// those that it never shows for as long as the person likes (kept-messages.ts). Where the account was before is
// remembered, so that it can go back. How long its servers have not answered outlives the program, which is open for
// half an hour a day.
export const migration150 = {
  number: 150,
  sql: `
    CREATE TABLE kept_messages (
      message_id INTEGER PRIMARY KEY REFERENCES messages ON DELETE CASCADE,
      account_id INTEGER NOT NULL
    );
    CREATE INDEX kept_messages_by_account ON kept_messages (account_id);
    -- Whoever is told a message's UID has found it on the server.
    CREATE TRIGGER kept_message_found AFTER UPDATE OF uid ON messages WHEN new.uid IS NOT NULL BEGIN
      DELETE FROM kept_messages WHERE message_id = new.id;
    END;

    CREATE TABLE former_servers (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
      address TEXT NOT NULL,
      incoming TEXT NOT NULL, -- ServerSettings
      outgoing TEXT NOT NULL, -- ServerSettings
      paths TEXT NOT NULL, -- [MailboxId, string][]: what it called them
      -- The newest message of all when the account left.
      last_message_id INTEGER NOT NULL,
      left_at INTEGER NOT NULL
    );
    CREATE INDEX former_servers_by_account ON former_servers (account_id);
    -- POP3: known from a former server, and not shown by the present one yet. Its ids are not the present one's.
    ALTER TABLE maildrop_messages ADD COLUMN elsewhere INTEGER NOT NULL DEFAULT 0;
    -- What only this PC has is to stay so; the person was asked.
    ALTER TABLE accounts ADD COLUMN kept_here_agreed INTEGER NOT NULL DEFAULT 0;

    -- From the first failure since the last login until the next one.
    CREATE TABLE server_silences (
      account_id INTEGER PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
      since_at INTEGER NOT NULL,
      attempts INTEGER NOT NULL,
      error TEXT NOT NULL, -- MailErrorData
      looked_at INTEGER, -- when the candidates were last probed for that
      put_off_until INTEGER
    );`,
};
