// Sorting: by which years an account's archive is divided, which threads are ignored, and which answers without
// References wait for the message that they may be an answer to.
export const migration340 = {
  number: 340,
  sql: `
    -- ArchiveBy of shared/domain/account.ts
    ALTER TABLE accounts ADD COLUMN archive_by TEXT NOT NULL DEFAULT 'single';

    CREATE TABLE muted_threads (
      thread_id INTEGER PRIMARY KEY,
      muted_at INTEGER NOT NULL
    );

    -- answerKey of core/answered.ts: found by the author and the subject of what is answered.
    CREATE TABLE lone_answers (
      key INTEGER NOT NULL,
      message_id INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE,
      PRIMARY KEY (key, message_id)
    ) WITHOUT ROWID;
    CREATE INDEX lone_answers_by_message ON lone_answers (message_id);`,
};
