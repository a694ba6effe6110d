// Whom a message is to, as one column that lists are sorted and grouped by; before, the header of every message was read
// for it. NULL: stored by an older version, and filled bit by bit in idle times (recipient-keys.ts): reading 200,000
// headers at once would keep the store shut for seconds.
export const migration400 = {
  number: 400,
  sql: `
    ALTER TABLE messages ADD COLUMN to_key TEXT;
    CREATE INDEX messages_by_recipient ON messages (mailbox_id, to_key, date_at);`,
};
