// Which message a draft of Brouillons is since it was filed anew: whoever has the former one selected goes on with it. Gone
// with the draft.
export const migration450 = {
  number: 450,
  sql: `CREATE TABLE filed_anew (
      former_id INTEGER PRIMARY KEY,
      message_id INTEGER NOT NULL REFERENCES messages (id) ON DELETE CASCADE
    );
    CREATE INDEX filed_anew_by_message ON filed_anew (message_id);`,
};
