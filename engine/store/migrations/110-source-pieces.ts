// What a large source has beyond its first piece (source-pieces.ts). How many there are is said in source_bytes.encoding:
// « parts+18 ». Sources stored before stay in one piece.
export const migration110 = {
  number: 110,
  sql: `
    CREATE TABLE source_pieces (
      id INTEGER PRIMARY KEY,
      source_id INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
      number INTEGER NOT NULL, -- from 1
      bytes BLOB NOT NULL,
      UNIQUE (source_id, number)
    );`,
};
