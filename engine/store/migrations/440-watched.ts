// Threads that are watched, and parts of threads that are ignored: a message by its Message-ID, what answers it, and where
// that part begins (muted-branches.ts).
export const migration440 = {
  number: 440,
  sql: `CREATE TABLE watched_threads (
      thread_id INTEGER PRIMARY KEY,
      watched_at INTEGER NOT NULL
    );

    CREATE TABLE muted_branches (
      account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
      message_id_header TEXT NOT NULL,
      root TEXT NOT NULL,
      PRIMARY KEY (account_id, message_id_header)
    ) WITHOUT ROWID;`,
};
