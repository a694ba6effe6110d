// A source is found again by the date that its identity begins with. The index of whole identities was the largest of the
// store (three per cent of the mail's size at 8 kB a message), each of them 120 characters long and stored a second time.
export const migration460 = {
  number: 460,
  sql: `
    DROP INDEX sources_by_identity;
    CREATE INDEX sources_by_date ON sources (CAST(identity AS INTEGER)) WHERE identity IS NOT NULL;`,
};
