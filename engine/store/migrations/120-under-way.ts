// What is under way to a mailbox of a server, known before it is seen there: where each message of an operation is to
// arrive, and the messages that a comparison brought meanwhile which may be the very ones (engine/store/under-way.ts).
export const migration120 = {
  number: 120,
  sql: `
    -- NULL: the operation leaves the message where it is, or deletes it. No reference: a mailbox that is gone is simply not found.
    ALTER TABLE operation_targets ADD COLUMN to_mailbox_id INTEGER;
    UPDATE operation_targets SET to_mailbox_id = (
      SELECT mailboxes.id FROM operations
        JOIN mailboxes ON mailboxes.id = coalesce(payload ->> '$.toMailboxId', payload ->> '$.mailboxId')
        JOIN messages ON messages.id = message_id AND messages.account_id = mailboxes.account_id
      WHERE operations.id = operation_id AND kind IN ('move', 'copy', 'carry', 'append'));

    -- Shown nowhere until the operation ends: as that message, or as a message of their own.
    CREATE TABLE held_messages (
      message_id INTEGER PRIMARY KEY REFERENCES messages ON DELETE CASCADE,
      operation_id INTEGER NOT NULL,
      may_be_id INTEGER NOT NULL
    );
    CREATE INDEX held_messages_by_operation ON held_messages (operation_id);
    CREATE INDEX held_messages_by_likeness ON held_messages (may_be_id);`,
};
