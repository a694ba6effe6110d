// What is known of the password of each account, never the password itself (engine/store/passwords.ts).
export const migration140 = {
  number: 140,
  sql: `
    CREATE TABLE account_passwords (
      account_id INTEGER PRIMARY KEY REFERENCES accounts ON DELETE CASCADE,
      -- Accounts with the same number have the same password: what is written of one is written of them all.
      password_id INTEGER NOT NULL,
      -- NULL: nobody knows.
      changed_at INTEGER,
      -- The person was asked when it was changed, and answered or did not want to.
      asked INTEGER NOT NULL DEFAULT 0,
      -- The last reminder that was put away: days before the end, and when.
      dismissed_step INTEGER,
      dismissed_at INTEGER,
      -- MailErrorData: the server refused it, and it is not tried again.
      refusal TEXT
    );
    INSERT INTO account_passwords (account_id, password_id)
      SELECT id, id FROM accounts WHERE protocol IN ('imap', 'pop3');`,
};
