// What was found in attached files, by their content: a file is read once, however often it is attached. And the bytes of an
// attachment before it was cleaned, for taking that back. Apart from draft_attachments, whose rows are as long as the files.
export const migration180 = {
  number: 180,
  sql: `
    CREATE TABLE attachment_scans (
      -- SHA-256 of the file, hexadecimal.
      hash TEXT PRIMARY KEY,
      -- Which version of the scanner found it.
      scanner INTEGER NOT NULL,
      file TEXT NOT NULL
    ) WITHOUT ROWID;

    CREATE TABLE attachment_contents (
      attachment_id INTEGER PRIMARY KEY REFERENCES draft_attachments ON DELETE CASCADE,
      hash TEXT NOT NULL
    );

    CREATE TABLE attachment_originals (
      attachment_id INTEGER PRIMARY KEY REFERENCES draft_attachments ON DELETE CASCADE,
      size_bytes INTEGER NOT NULL,
      bytes BLOB NOT NULL
    );`,
};
