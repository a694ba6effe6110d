// Searches that were kept under a name.
export const migration260 = {
  number: 260,
  sql: `
    CREATE TABLE saved_searches (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL,
      text TEXT NOT NULL,
      -- NULL: everywhere. A folder takes the searches in it along.
      mailbox_id INTEGER REFERENCES mailboxes ON DELETE CASCADE
    );
    CREATE INDEX saved_searches_by_mailbox ON saved_searches (mailbox_id);`,
};
