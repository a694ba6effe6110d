// What the guard asks about people beside who they are: who met whom in mail, from which of the own addresses somebody is
// written to, who bears nearly the same name; and the pictures of people.
export const migration240 = {
  number: 240,
  sql: `
    -- Everybody who stood in a message, be it only in its Cc: few of them are contacts.
    CREATE TABLE met_people (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      address_key TEXT NOT NULL UNIQUE
    );
    CREATE TABLE met_together (
      lower_id INTEGER NOT NULL,
      higher_id INTEGER NOT NULL,
      PRIMARY KEY (lower_id, higher_id)
    ) WITHOUT ROWID;
    CREATE TABLE written_from (
      person_id INTEGER NOT NULL,
      own_key TEXT NOT NULL,
      count INTEGER NOT NULL,
      PRIMARY KEY (person_id, own_key)
    ) WITHOUT ROWID;
    -- How far the messages were read for these, by their ids; complete: once to the end.
    CREATE TABLE met_reading (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      up_to INTEGER NOT NULL,
      complete INTEGER NOT NULL
    );
    INSERT INTO met_reading VALUES (1, 0, 0);

    -- nameKey of core/name-key.ts; '' = names nobody; NULL = not made yet.
    ALTER TABLE contacts ADD COLUMN name_key TEXT;
    CREATE INDEX contacts_by_name_key ON contacts (name_key);

    CREATE TABLE photos (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      hash TEXT NOT NULL UNIQUE,
      type TEXT NOT NULL,
      bytes BLOB NOT NULL
    );
    -- The same for the addresses of one person.
    ALTER TABLE contacts ADD COLUMN photo_id INTEGER;`,
};
