// A mailbox that shows what stands in others (« All Mail »): a message there and in another one is the same message.
export const migration420 = {
  number: 420,
  sql: `ALTER TABLE mailboxes ADD COLUMN shows_others INTEGER NOT NULL DEFAULT 0;`,
};
