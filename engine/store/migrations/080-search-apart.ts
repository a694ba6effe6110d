// The search index moves into a database of its own (search-writer.ts), which is made from the sources; the store gets
// a name by which its index knows it.

export const migration080 = {
  number: 80,
  sql: `
    DROP TABLE search;
    CREATE TABLE store_identity (id TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
    INSERT INTO store_identity VALUES (lower(hex(randomblob(16))));`,
};
