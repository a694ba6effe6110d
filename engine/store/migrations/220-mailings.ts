// « Envoyer séparément » (docs/adr/0034): what many messages of the outbox are together. What became of each of them is
// in the outbox and among the sendings. Bytes that all of them end in, their attachments, are kept once.
export const migration220 = {
  number: 220,
  sql: `
    CREATE TABLE mailings (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
      -- NULL: nothing of it is left to be written again.
      draft_id INTEGER REFERENCES drafts ON DELETE SET NULL,
      subject TEXT NOT NULL, -- as it was written
      state TEXT NOT NULL, -- 'running' | 'paused' | 'cancelled'
      created_at INTEGER NOT NULL
    );
    CREATE INDEX mailings_by_account ON mailings (account_id);
    CREATE INDEX mailings_by_draft ON mailings (draft_id) WHERE draft_id IS NOT NULL;

    CREATE TABLE mailing_letters (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      mailing_id INTEGER NOT NULL REFERENCES mailings ON DELETE CASCADE,
      position INTEGER NOT NULL, -- from 0
      recipients TEXT NOT NULL, -- Address[]
      children TEXT NOT NULL, -- string[]
      message_id_header TEXT NOT NULL,
      -- Its copy in Envoyés.
      message_id INTEGER REFERENCES messages ON DELETE SET NULL,
      -- Whom the server had refused when the person gave it up: RefusedRecipient[]
      given_up TEXT,
      UNIQUE (mailing_id, position)
    );
    CREATE INDEX mailing_letters_by_header ON mailing_letters (message_id_header);
    CREATE INDEX mailing_letters_by_message ON mailing_letters (message_id) WHERE message_id IS NOT NULL;

    ALTER TABLE outbox ADD COLUMN mailing_id INTEGER REFERENCES mailings ON DELETE SET NULL;
    CREATE INDEX outbox_by_mailing ON outbox (mailing_id) WHERE mailing_id IS NOT NULL;

    CREATE TABLE outbox_tails (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      bytes BLOB NOT NULL
    );
    -- What follows raw and filed_raw.
    ALTER TABLE outbox_bytes ADD COLUMN tail_id INTEGER REFERENCES outbox_tails;
    ALTER TABLE outbox_bytes ADD COLUMN filed_tail_id INTEGER REFERENCES outbox_tails;
    CREATE INDEX outbox_bytes_by_tail ON outbox_bytes (tail_id) WHERE tail_id IS NOT NULL;
    CREATE INDEX outbox_bytes_by_filed_tail ON outbox_bytes (filed_tail_id) WHERE filed_tail_id IS NOT NULL;
    CREATE TRIGGER outbox_tails_let_go AFTER DELETE ON outbox_bytes WHEN old.tail_id IS NOT NULL BEGIN
      DELETE FROM outbox_tails WHERE id = old.tail_id
        AND NOT EXISTS (SELECT 1 FROM outbox_bytes WHERE tail_id = old.tail_id)
        AND NOT EXISTS (SELECT 1 FROM outbox_bytes WHERE filed_tail_id = old.tail_id);
    END;`,
};
