// What a mailbox is recognised by when another program has renamed it (RFC 8474; NULL: never told), and how full the
// account is, as the server last told (JSON of Quota, shared/domain/account.ts; NULL: not told).
export const migration050 = {
  number: 50,
  sql: `
    ALTER TABLE mailboxes ADD COLUMN remote_id TEXT;
    ALTER TABLE accounts ADD COLUMN quota TEXT;`,
};
