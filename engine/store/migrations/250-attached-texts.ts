// The text of attachments, for the search: what was read in them, and which are still to be read.
export const migration250 = {
  number: 250,
  sql: `
    -- By content: a file that came with many messages is kept once. Folded, deflated.
    CREATE TABLE attached_texts (
      hash TEXT PRIMARY KEY,
      text BLOB NOT NULL
    ) WITHOUT ROWID;
    -- seq: in the order they were read, by which the search index knows how far it has followed.
    CREATE TABLE attachment_reads (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      source_id INTEGER NOT NULL UNIQUE REFERENCES sources ON DELETE CASCADE
    );
    CREATE TABLE attached_parts (
      source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
      part_id TEXT NOT NULL,
      hash TEXT NOT NULL,
      PRIMARY KEY (source_id, part_id)
    ) WITHOUT ROWID;
    CREATE INDEX attached_parts_by_hash ON attached_parts (hash);
    CREATE TRIGGER attached_text_unused AFTER DELETE ON attached_parts BEGIN
      DELETE FROM attached_texts
        WHERE hash = old.hash AND NOT EXISTS (SELECT 1 FROM attached_parts WHERE hash = old.hash);
    END;

    CREATE TABLE attachments_unread (
      source_id INTEGER PRIMARY KEY REFERENCES sources ON DELETE CASCADE,
      tries INTEGER NOT NULL DEFAULT 0
    );
    CREATE TRIGGER attachments_came AFTER INSERT ON sources WHEN new.attachments <> '[]' BEGIN
      INSERT OR IGNORE INTO attachments_unread (source_id) VALUES (new.id);
    END;
    INSERT INTO attachments_unread (source_id) SELECT id FROM sources WHERE attachments <> '[]';`,
};
