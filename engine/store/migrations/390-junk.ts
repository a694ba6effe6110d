// What junk learning knows: how often which token was seen in junk and in good mail of an account. Tokens are hashes under
// a secret of this store: no word of a message can be read here, even by who has the key of the store.
export const migration390 = {
  number: 390,
  sql: `
    CREATE TABLE junk_accounts (
      account_id INTEGER PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
      judges INTEGER NOT NULL DEFAULT 1,
      moves INTEGER NOT NULL DEFAULT 0,
      junk INTEGER NOT NULL DEFAULT 0,
      good INTEGER NOT NULL DEFAULT 0
    );
    CREATE TABLE junk_tokens (
      account_id INTEGER NOT NULL REFERENCES junk_accounts ON DELETE CASCADE,
      token INTEGER NOT NULL,
      junk INTEGER NOT NULL,
      good INTEGER NOT NULL,
      PRIMARY KEY (account_id, token)
    ) WITHOUT ROWID;
    -- Which messages were learnt, by the hash of their source, so that none counts twice.
    CREATE TABLE junk_lessons (
      account_id INTEGER NOT NULL REFERENCES junk_accounts ON DELETE CASCADE,
      hash TEXT NOT NULL,
      is_junk INTEGER NOT NULL,
      PRIMARY KEY (account_id, hash)
    ) WITHOUT ROWID;
    CREATE TABLE junk_secret (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      secret BLOB NOT NULL
    );
    INSERT INTO junk_secret VALUES (1, randomblob(32));
    -- 1: filters have been asked; only whether it is junk is still to be said.
    ALTER TABLE arrivals_waiting ADD COLUMN filtered INTEGER NOT NULL DEFAULT 0;`,
};
