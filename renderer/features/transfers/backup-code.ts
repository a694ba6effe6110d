// A code that opens a backup, made to be written down and typed again: no letter that looks like another, in groups of
// four. 24 signs of 32 are 120 bits.

const SIGNS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 24;
const GROUP = 4;

export function makeBackupCode(random: (bytes: Uint8Array) => Uint8Array): string {
  const bytes = random(new Uint8Array(LENGTH));
  const signs = [...bytes].map((byte) => SIGNS[byte % SIGNS.length]);
  return Array.from({ length: LENGTH / GROUP }, (_, group) =>
    signs.slice(group * GROUP, (group + 1) * GROUP).join(''),
  ).join('-');
}
