// What servers and mail programs report of messages that were sent from here: bounces, delays, read receipts. They stay
// when the mail that brought them is deleted. And which read receipts the person has answered, for servers that keep no
// keywords.
export const migration230 = {
  number: 230,
  sql: `
    CREATE TABLE mail_reports (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
      about TEXT NOT NULL, -- Message-ID of the message that was sent
      message_id INTEGER REFERENCES messages ON DELETE SET NULL,
      source_hash TEXT NOT NULL,
      position INTEGER NOT NULL, -- among the recipients of one report
      action TEXT NOT NULL, -- DeliveryNote['action']
      addresses TEXT NOT NULL, -- string[]
      status TEXT,
      said TEXT,
      certain INTEGER NOT NULL,
      reported_at INTEGER NOT NULL,
      UNIQUE (source_hash, position)
    );
    CREATE INDEX mail_reports_by_account ON mail_reports (account_id);
    CREATE INDEX mail_reports_by_about ON mail_reports (about);
    CREATE INDEX mail_reports_by_message ON mail_reports (message_id) WHERE message_id IS NOT NULL;

    CREATE TABLE receipts_answered (
      message_id INTEGER PRIMARY KEY REFERENCES messages ON DELETE CASCADE
    );`,
};
