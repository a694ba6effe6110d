// Tags: which are offered, which keywords servers take, and what pending operations want of keywords, as of flags.
export const migration320 = {
  number: 320,
  sql: `
    CREATE TABLE tags (
      keyword TEXT PRIMARY KEY, -- in lower case
      name TEXT, -- NULL: one of the five, in the interface's words
      colour TEXT NOT NULL,
      position INTEGER NOT NULL
    ) WITHOUT ROWID;
    INSERT INTO tags VALUES ('$label1', NULL, '#d70022', 0), ('$label2', NULL, '#b35900', 1),
      ('$label3', NULL, '#058b00', 2), ('$label4', NULL, '#3d5afe', 3), ('$label5', NULL, '#993399', 4);

    -- string[] in lower case: those that the server keeps there; NULL: any, or not told.
    ALTER TABLE mailboxes ADD COLUMN keywords_taken TEXT;
    -- string[]: kept on this PC alone, as the server takes no such keyword. Shown: server_keywords, what is pending, these.
    ALTER TABLE messages ADD COLUMN own_keywords TEXT NOT NULL DEFAULT '[]';
    -- string[]; NULL: nothing.
    ALTER TABLE operation_targets ADD COLUMN set_keywords TEXT;
    ALTER TABLE operation_targets ADD COLUMN clear_keywords TEXT;

    -- Few messages bear any: a tag is looked for in these alone.
    CREATE INDEX messages_with_keywords ON messages (mailbox_id, keywords, date_at) WHERE keywords <> '[]';`,
};
