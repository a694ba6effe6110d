// The NUMEN: number of each member of staff, confidential, and the first password of a new mailbox. Thirteen characters:
// two digits (the académie), a letter (primary, secondary, administration…), two digits (a year), five digits, three
// letters. Recognised to advise a lasting password instead; never refused, kept or shown for it.

/** `capitals`: as a server takes it; `otherCase`: the same in small letters, which servers refuse. */
export type NumenLikeness = 'capitals' | 'otherCase' | null;

export function numenLikeness(password: string): NumenLikeness {
  const bare = password.trim();
  if (!/^\d{2}[a-z]\d{7}[a-z]{3}$/i.test(bare)) return null;
  return bare === bare.toUpperCase() ? 'capitals' : 'otherCase';
}
