// Being told of new mail: what was chosen for each account, how far the messages were looked through, and what came
// while it was quiet. What is here already is no news.
export const migration370 = {
  number: 370,
  sql: `
    CREATE TABLE account_notices (
      account_id INTEGER PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
      value TEXT, -- AccountNotices; NULL = nothing was chosen
      -- What reached the server before came with the account.
      since_at INTEGER NOT NULL
    );
    INSERT INTO account_notices SELECT id, NULL, 0 FROM accounts;
    CREATE TABLE notice_reading (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      up_to INTEGER NOT NULL
    );
    INSERT INTO notice_reading
      SELECT 1, coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'messages'), 0);
    CREATE TABLE quiet_arrivals (
      message_id INTEGER PRIMARY KEY REFERENCES messages ON DELETE CASCADE,
      arrived_at INTEGER NOT NULL
    );`,
};
