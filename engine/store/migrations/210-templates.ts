// A person's own templates (engine/store/templates.ts). No recipients: there is no column for them.
export const migration210 = {
  number: 210,
  sql: `
    CREATE TABLE templates (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      position INTEGER NOT NULL,
      name TEXT NOT NULL,
      subject TEXT NOT NULL,
      html TEXT, -- NULL: plain text
      text TEXT NOT NULL
    );`,
};
