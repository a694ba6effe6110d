// Message filters, and what has arrived and waits for its source before they can decide.
export const migration330 = {
  number: 330,
  sql: `
    CREATE TABLE filters (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      position INTEGER NOT NULL,
      account_id INTEGER REFERENCES accounts ON DELETE CASCADE, -- NULL: every account
      content TEXT NOT NULL -- FilterContent
    );
    CREATE INDEX filters_by_account ON filters (account_id);
    -- Written with the arrival, deleted with what is done about it: a crash neither skips one nor does it twice.
    CREATE TABLE arrivals_waiting (
      message_id INTEGER PRIMARY KEY REFERENCES messages ON DELETE CASCADE
    );`,
};
