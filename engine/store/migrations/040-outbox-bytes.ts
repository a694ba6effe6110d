// The outbox grows up. The bytes of a message on its way out move to a table of their own: each step of a sending
// rewrote them with its row. What a server said when it took a message is kept for good (`sendings`), for the proof and
// for the limits of sending; how much it takes is remembered; a draft remembers that its composer is open.
export const migration040 = {
  number: 40,
  sql: `
  CREATE TABLE outbox_bytes (
    outbox_id INTEGER PRIMARY KEY REFERENCES outbox ON DELETE CASCADE,
    raw BLOB NOT NULL, -- the bytes that go out
    filed_raw BLOB NOT NULL -- the copy for Envoyés, with its Bcc
  );
  INSERT INTO outbox_bytes (outbox_id, raw, filed_raw) SELECT id, raw, filed_raw FROM outbox;
  ALTER TABLE outbox DROP COLUMN raw;
  ALTER TABLE outbox DROP COLUMN filed_raw;
  ALTER TABLE outbox ADD COLUMN handed_over_at INTEGER;
  -- From string[] to RefusedRecipient[].
  UPDATE outbox SET refused_recipients = (
    SELECT json_group_array(json_object('address', value, 'response', '', 'forNow', json('false')))
    FROM json_each(outbox.refused_recipients));

  -- One row for each submission that a server took: a message to many goes out in several.
  CREATE TABLE sendings (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
    message_id_header TEXT NOT NULL,
    subject TEXT NOT NULL,
    recipient_count INTEGER NOT NULL,
    refused_recipients TEXT NOT NULL, -- RefusedRecipient[]
    known_by TEXT NOT NULL, -- SendingProof['knownBy']
    handed_over_at INTEGER,
    accepted_at INTEGER NOT NULL,
    server_response TEXT,
    filed_at INTEGER
  );
  CREATE INDEX sendings_by_message ON sendings (message_id_header);
  CREATE INDEX sendings_by_account ON sendings (account_id, accepted_at);

  -- SIZE of the outgoing server (RFC 1870). NULL: it does not tell, or was not asked yet.
  ALTER TABLE accounts ADD COLUMN max_message_bytes INTEGER;
  ALTER TABLE drafts ADD COLUMN open INTEGER NOT NULL DEFAULT 0;`,
};
