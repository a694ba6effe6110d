// Why it was quiet when a message came (QuietReason): rules that are changed at the return do not change what was.
export const migration380 = {
  number: 380,
  sql: "ALTER TABLE quiet_arrivals ADD COLUMN reason TEXT NOT NULL DEFAULT 'evening'",
};
