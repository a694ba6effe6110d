// Imports and exports with their account of every folder, so that one can go on after a stop; what was taken into which
// mailbox, so that taking it again makes no double though the person has moved it since; rules of other programs.
export const migration070 = {
  number: 70,
  sql: `
    CREATE TABLE transfers (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      state TEXT NOT NULL, -- TransferState
      label TEXT NOT NULL,
      plan TEXT NOT NULL, -- opaque to the store: what is needed to go on
      people INTEGER NOT NULL DEFAULT 0,
      lists INTEGER NOT NULL DEFAULT 0,
      problem TEXT, -- MailErrorData
      started_at INTEGER NOT NULL,
      ended_at INTEGER
    );
    CREATE TABLE transfer_folders (
      transfer_id INTEGER NOT NULL REFERENCES transfers ON DELETE CASCADE,
      number INTEGER NOT NULL,
      key TEXT NOT NULL,
      -- Where to go on, in a source that was so large then.
      position INTEGER NOT NULL DEFAULT 0,
      source_bytes INTEGER NOT NULL DEFAULT 0,
      report TEXT NOT NULL, -- FolderReport
      PRIMARY KEY (transfer_id, number)
    ) WITHOUT ROWID;
    CREATE TABLE taken_in (
      mailbox_id INTEGER NOT NULL REFERENCES mailboxes ON DELETE CASCADE,
      hash TEXT NOT NULL,
      PRIMARY KEY (mailbox_id, hash)
    ) WITHOUT ROWID;
    CREATE TABLE foreign_filters (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      account TEXT NOT NULL,
      name TEXT NOT NULL,
      rule TEXT NOT NULL, -- ForeignFilter
      UNIQUE (account, name)
    );`,
};
