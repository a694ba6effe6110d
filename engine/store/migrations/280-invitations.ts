// Which calendar events messages are about, and what the person answered to invitations.
export const migration280 = {
  number: 280,
  sql: `
    CREATE TABLE calendar_marks (
      message_id INTEGER NOT NULL REFERENCES messages ON DELETE CASCADE,
      uid TEXT NOT NULL,
      PRIMARY KEY (uid, message_id)
    ) WITHOUT ROWID;
    CREATE INDEX calendar_marks_by_message ON calendar_marks (message_id);

    CREATE TABLE calendar_answers (
      account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
      uid TEXT NOT NULL,
      instance_at INTEGER NOT NULL, -- of one event of a series; 0: the whole
      sequence INTEGER NOT NULL,
      answer TEXT NOT NULL, -- InvitationAnswer
      PRIMARY KEY (account_id, uid, instance_at)
    ) WITHOUT ROWID;`,
};
