// How often the store was opened, and how often a message left it: held against what is remembered outside of it
// (accounts/witness.ts), it tells an old copy that somebody put back. And when its pages were last checked.
export const migration060 = {
  number: 60,
  sql: `
    CREATE TABLE store_life (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      generation INTEGER NOT NULL,
      checked_at INTEGER
    );
    INSERT INTO store_life VALUES (1, 0, NULL);`,
};
