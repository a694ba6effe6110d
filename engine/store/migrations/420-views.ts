// A mailbox that shows what stands in others (« All Mail »): a message there and in another one is the same message. And of
// what a clean-up brings here, which message it became: only what is there counts as kept.
export const migration420 = {
  number: 420,
  sql: `ALTER TABLE mailboxes ADD COLUMN shows_others INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE clean_up_messages ADD COLUMN copy_id INTEGER;`,
};
