// The register of sendings as is (engine/store/overrides.ts). No address and no subject: there is no column for one.
export const migration200 = {
  number: 200,
  sql: `
    CREATE TABLE overrides (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      made_at INTEGER NOT NULL,
      -- Until the message has left: called back, it was no sending. Ids of the outbox are never given again.
      outbox_id INTEGER NOT NULL,
      cases TEXT NOT NULL, -- number[]
      address_count INTEGER NOT NULL,
      reader_count INTEGER NOT NULL,
      reason TEXT NOT NULL -- OverrideReason
    );
    CREATE INDEX overrides_by_date ON overrides (made_at);
    CREATE INDEX overrides_by_outbox ON overrides (outbox_id);`,
};
