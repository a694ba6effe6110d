// Mailing lists that the person asked to leave; and what a guided clean-up has chosen to bring to this PC.
export const migration350 = {
  number: 350,
  sql: `
    CREATE TABLE left_lists (
      account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
      list_key TEXT NOT NULL,
      asked_at INTEGER NOT NULL,
      PRIMARY KEY (account_id, list_key)
    ) WITHOUT ROWID;

    -- The last of each account. What became of its messages is read from them, never kept beside.
    CREATE TABLE clean_ups (
      account_id INTEGER PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
      begun_at INTEGER NOT NULL,
      -- Of the local folders that they go to.
      folder TEXT NOT NULL
    );
    CREATE TABLE clean_up_messages (
      account_id INTEGER NOT NULL REFERENCES clean_ups ON DELETE CASCADE,
      -- On the server. No reference: that the message is gone is what is waited for.
      message_id INTEGER NOT NULL,
      size_bytes INTEGER NOT NULL,
      -- 1: to this PC; 0: deleted for good, as the person wanted.
      kept INTEGER NOT NULL,
      PRIMARY KEY (account_id, message_id)
    ) WITHOUT ROWID;`,
};
