// The code of a school (UAI, formerly RNE): seven digits and a letter that follows from them. School mailboxes bear it:
// `ce.0921778h@…`. The letter is advice: a code that fails is pointed out, and may still be typed.

/** Without I, O and Q, which look like digits. */
const LETTERS = 'ABCDEFGHJKLMNPRSTUVWXYZ';

export interface Uai {
  /** In capitals, as typed. */
  code: string;
  /** The letter that its digits ask for; null when it is the one that stands there. */
  rightLetter: string | null;
}

export function readUai(text: string): Uai | null {
  const match = /^(\d{7})([a-z])$/i.exec(text.trim());
  if (!match) return null;
  const [, digits = '', letter = ''] = match;
  const right = LETTERS[Number(digits) % LETTERS.length]!;
  const typed = letter.toUpperCase();
  return { code: digits + typed, rightLetter: typed === right ? null : right };
}

/** Of a school's mailbox; null for any other, also for other shared ones that begin with `ce.`. */
export function uaiOfMailbox(localPart: string): Uai | null {
  const match = /^ce\.(.+)$/i.exec(localPart);
  return match ? readUai(match[1]!) : null;
}
