// Several accounts and identities: an order of both, a name and a colour for an account, where answers to an identity
// are to go, and the mark of an account whose removal has begun.
//
// Those that exist stay in the order in which they were set up, « Dossiers locaux » last, as they were shown.
export const migration160 = {
  number: 160,
  sql: `
    ALTER TABLE accounts ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
    -- As the person or the set-up called it; '' = by its address.
    ALTER TABLE accounts ADD COLUMN display_name TEXT NOT NULL DEFAULT '';
    ALTER TABLE accounts ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'; -- AccountColour
    -- From here on it is shown nowhere, and goes step by step, also after a crash.
    ALTER TABLE accounts ADD COLUMN removing INTEGER NOT NULL DEFAULT 0;
    WITH ranked AS (SELECT id, row_number() OVER (ORDER BY protocol = 'local', id) - 1 AS place FROM accounts)
      UPDATE accounts SET position = (SELECT place FROM ranked WHERE ranked.id = accounts.id);
    UPDATE accounts SET colour = CASE position % 8
      WHEN 0 THEN 'blue' WHEN 1 THEN 'green' WHEN 2 THEN 'orange' WHEN 3 THEN 'violet'
      WHEN 4 THEN 'teal' WHEN 5 THEN 'pink' WHEN 6 THEN 'brown' ELSE 'grey' END;

    ALTER TABLE identities ADD COLUMN position INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE identities ADD COLUMN reply_to TEXT NOT NULL DEFAULT '';
    UPDATE identities SET position = id;`,
};
