// Set-ups that could not be finished when they were typed (engine/store/waiting-setups.ts). No password: that is in the
// keychain.
export const migration170 = {
  number: 170,
  sql: `
    -- Never the same id twice: the keychain's entry is named by it.
    CREATE TABLE waiting_setups (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      address_key TEXT NOT NULL UNIQUE,
      typed TEXT NOT NULL, -- TypedSetup
      password_kept TEXT NOT NULL,
      state TEXT NOT NULL -- StoredSetupState
    );`,
};
