// What a sync needs to know at a glance. What a mailbox is recognised by when another program has renamed it (RFC 8474; NULL: never told), and how full the
// account is, as the server last told (JSON of Quota, shared/domain/account.ts; NULL: not told). And
// an index that covers the flags as the server told them: without it a comparison of everything reads every row whole.
export const migration050 = {
  number: 50,
  sql: `
    ALTER TABLE mailboxes ADD COLUMN remote_id TEXT;
    ALTER TABLE accounts ADD COLUMN quota TEXT;
    CREATE INDEX messages_server_flags ON messages (server_mailbox_id, uid, server_flags, server_keywords)
      WHERE uid IS NOT NULL;`,
};
