// Sources are found again by keys that lie close together for those that are stored one after the other. The index of
// whole hashes, and that of identities by size, were written all over by each transaction of a first sync: two and a
// half pages for each of 50,000 messages, and half of the time that it took to store them. A hash is looked up by its
// beginning now (a tenth of the pages; `hashIs` in sources.ts), an identity begins with the date (source-identity.ts).
//
// An index that a column's UNIQUE made goes with its table only. That no two sources have the same hash is kept by
// sources.ts and repair/reread.ts, which alone make any.
export const migration130 = {
  number: 130,
  rebuildsReferenced: true,
  sql: `
    CREATE TABLE sources_anew (
      id INTEGER PRIMARY KEY,
      hash TEXT NOT NULL,
      -- Date, size, Message-ID and more as one key (source-identity.ts): a message that moved is found again by it.
      identity TEXT,
      size_bytes INTEGER NOT NULL,
      snippet TEXT NOT NULL,
      body_kind TEXT NOT NULL,
      attachments TEXT NOT NULL, -- Attachment[]
      defects TEXT NOT NULL, -- string[]
      -- When it was seen to belong to no message; collected some time later. NULL = claimed.
      unclaimed_at INTEGER
    );
    WITH split AS (
      SELECT *, substr(identity, 1, instr(identity, ' ') - 1) AS size, substr(identity, instr(identity, ' ') + 1) AS rest
      FROM sources)
    INSERT INTO sources_anew
      SELECT id, hash,
        substr(rest, 1, instr(rest, ' ')) || size || substr(rest, instr(rest, ' ')),
        size_bytes, snippet, body_kind, attachments, defects, unclaimed_at FROM split ORDER BY id;
    DROP TABLE sources;
    -- Without it the triggers that speak of the table would be looked at, and it is missing.
    PRAGMA legacy_alter_table = ON;
    ALTER TABLE sources_anew RENAME TO sources;
    PRAGMA legacy_alter_table = OFF;
    CREATE INDEX sources_by_hash ON sources (substr(hash, 1, 8));
    CREATE INDEX sources_by_identity ON sources (identity) WHERE identity IS NOT NULL;
    CREATE INDEX sources_unclaimed ON sources (unclaimed_at) WHERE unclaimed_at IS NOT NULL;`,
};
