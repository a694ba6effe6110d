// A read receipt that was sent bears its letter's Message-ID, as other things said by a letter do (470): thrown out of the
// outbox, it was not sent.
export const migration480 = {
  number: 480,
  sql: `
    ALTER TABLE receipts_answered ADD COLUMN message_id_header TEXT; -- null: declined, or answered before this was noted
    CREATE INDEX receipts_answered_by_letter ON receipts_answered (message_id_header) WHERE message_id_header IS NOT NULL;`,
};
