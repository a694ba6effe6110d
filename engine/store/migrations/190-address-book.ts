// The address book of a school: one person may have several addresses, children tie their responsibles, groups belong to
// a school year, and the last change of the whole book can be taken back (docs/adr/0029).
export const migration190 = {
  number: 190,
  sql: `
    -- The same number = the same person; NULL = a person with this one address. The id of the first contact of them, which
    -- is never given again, so that it may go without the others.
    ALTER TABLE contacts ADD COLUMN person_id INTEGER;
    ALTER TABLE contacts ADD COLUMN note TEXT NOT NULL DEFAULT '';
    CREATE INDEX contacts_by_person ON contacts (person_id) WHERE person_id IS NOT NULL;

    -- The calendar year in which the school year begins; NULL: the group belongs to none.
    ALTER TABLE contact_groups ADD COLUMN school_year INTEGER;
    ALTER TABLE contact_groups ADD COLUMN note TEXT NOT NULL DEFAULT '';

    CREATE TABLE children (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      first_name TEXT NOT NULL,
      last_name TEXT NOT NULL,
      class_name TEXT NOT NULL,
      school_year INTEGER
    );
    CREATE TABLE child_contacts (
      child_id INTEGER NOT NULL REFERENCES children ON DELETE CASCADE,
      contact_id INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
      PRIMARY KEY (child_id, contact_id)
    ) WITHOUT ROWID;
    CREATE INDEX child_contacts_by_contact ON child_contacts (contact_id);

    -- Looked alike, and the person said that they are two.
    CREATE TABLE told_apart (
      lower_id INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
      higher_id INTEGER NOT NULL REFERENCES contacts ON DELETE CASCADE,
      PRIMARY KEY (lower_id, higher_id)
    ) WITHOUT ROWID;
    CREATE INDEX told_apart_by_higher ON told_apart (higher_id);

    -- The last change of many entries at once, and the rows as they were before it.
    CREATE TABLE book_changes (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      kind TEXT NOT NULL,
      label TEXT NOT NULL,
      made_at INTEGER NOT NULL,
      before TEXT NOT NULL
    );`,
};
