// Messages on their way from one account to another (ADR 0012).
export const migration020 = {
  number: 20,
  sql: `
    -- The message of another account that this one is to become a copy of; NULL from the moment that it has arrived.
    -- No reference: each deleted message would be looked for among all. Ids are never used again, so that one which
    -- is gone is simply not found.
    ALTER TABLE messages ADD COLUMN copy_of INTEGER;
    CREATE INDEX messages_arriving ON messages (copy_of) WHERE copy_of IS NOT NULL;`,
};
