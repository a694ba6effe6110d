// What was said by a letter of its own (an answer to an invitation, a report of a suspicious message) bears that letter's
// Message-ID: thrown out of the outbox, it was not said. Of answers all are kept, as the one before is then the last again.
export const migration470 = {
  number: 470,
  sql: `
    ALTER TABLE calendar_answers RENAME TO calendar_answers_before;
    CREATE TABLE calendar_answers (
      id INTEGER PRIMARY KEY,
      account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
      uid TEXT NOT NULL,
      instance_at INTEGER NOT NULL, -- of one event of a series; 0: the whole
      sequence INTEGER NOT NULL,
      answer TEXT NOT NULL, -- InvitationAnswer
      message_id_header TEXT -- null: said before this was noted
    );
    INSERT INTO calendar_answers (account_id, uid, instance_at, sequence, answer)
      SELECT account_id, uid, instance_at, sequence, answer FROM calendar_answers_before;
    DROP TABLE calendar_answers_before;
    CREATE INDEX calendar_answers_by_event ON calendar_answers (account_id, uid, instance_at);
    CREATE INDEX calendar_answers_by_letter ON calendar_answers (message_id_header);

    CREATE TABLE phishing_reports (
      source_id INTEGER PRIMARY KEY REFERENCES sources ON DELETE CASCADE, -- whichever mailbox it is shown in
      message_id_header TEXT NOT NULL,
      address TEXT NOT NULL,
      reported_at INTEGER NOT NULL
    );
    CREATE INDEX phishing_reports_by_letter ON phishing_reports (message_id_header);`,
};
