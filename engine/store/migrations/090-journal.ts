// The flight recorder (shared/domain/journal.ts). Without a reference to the account: what became of one that was
// removed is still to be told.
export const migration090 = {
  number: 90,
  sql: `
    CREATE TABLE journal (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      at INTEGER NOT NULL,
      account_id INTEGER,
      facts TEXT NOT NULL -- JournalFacts
    );
    CREATE INDEX journal_by_account ON journal (account_id);`,
};
