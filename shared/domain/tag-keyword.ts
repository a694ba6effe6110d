// How a tag's name becomes an IMAP keyword, and what a keyword's name was. Servers and programs write keywords in either
// case: they are compared without it, everywhere by `keywordKey`. Thunderbird makes them in two ways: in versions of today
// by the bytes of UTF-8 (« r=c3=a9union »), in older ones by modified UTF-7 (« r&aok-union »). Both are read. Pure.

export function keywordKey(keyword: string): string {
  return keyword.toLowerCase();
}

export function hasKeyword(keywords: readonly string[], keyword: string): boolean {
  const key = keywordKey(keyword);
  return keywords.some((one) => keywordKey(one) === key);
}

/** What programs note for themselves: nobody gave it to a message as a tag. */
const MARKINGS = new Set([
  'junk',
  'nonjunk',
  'notjunk',
  'junkrecorded',
  'old',
  'redirected',
  'forwarded',
  'unkeyworded',
  'kmail-forwarded',
  'has_cal',
  'receiptsent',
  'dtag_document',
  'dtag_image',
]);

/** `$…` is for registered keywords (RFC 5788) and for what programs agreed among themselves; `x-me-…` is a server's. */
export function isMarking(keyword: string): boolean {
  const key = keywordKey(keyword);
  return key.startsWith('$') || key.startsWith('x-') || key.startsWith('\\') || MARKINGS.has(key);
}

/** « r=c3=a9union », « r&aok-union_6eb » → « réunion », « réunion 6eb »: what a tag's name was before it became a keyword. */
export function readableKeyword(keyword: string): string {
  const name = fromBytes(keyword) ?? fromModifiedUtf7(keyword);
  return name.trim() || keyword;
}

function fromBytes(keyword: string): string | null {
  if (!/=[0-9a-f]{2}/i.test(keyword)) return null;
  try {
    return decodeURIComponent(keyword.replaceAll('%', '%25').replace(/=([0-9a-f]{2})/gi, '%$1'));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    // No UTF-8: so it was not made by this way.
    return null;
  }
}

function fromModifiedUtf7(keyword: string): string {
  const name = keyword.replace(/&([A-Za-z0-9+,]*)-/g, (whole, base64: string) =>
    base64 === '' ? '&' : (fromBase64Utf16(base64) ?? whole),
  );
  return name.replaceAll('_', ' ');
}

/** Keywords are in lower case, and BASE64 is not: what was « AOk » cannot be told from « aok » but by what it gives. */
function fromBase64Utf16(base64: string): string | null {
  for (const spelling of spellings(base64)) {
    const text = decodeBase64Utf16(spelling);
    if (text !== null && /^[\xa1-\xffŒœ’€]+$/.test(text)) return text;
  }
  return null;
}

const SPELLED_MAX = 8;

/** All ways to write it in upper and lower case; of what is longer than a few letters only itself. */
function spellings(base64: string): string[] {
  if (base64.length > SPELLED_MAX) return [base64];
  return [...base64].reduce<string[]>(
    (begun, character) => {
      const ways = [...new Set([character.toUpperCase(), character.toLowerCase()])];
      return ways.flatMap((way) => begun.map((start) => start + way));
    },
    [''],
  );
}

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,';

function decodeBase64Utf16(base64: string): string | null {
  let bits = 0;
  let held = 0;
  let text = '';
  for (const character of base64) {
    bits = (bits << 6) | BASE64.indexOf(character);
    held += 6;
    if (held < 16) continue;
    held -= 16;
    text += String.fromCharCode((bits >> held) & 0xffff);
    bits &= (1 << held) - 1;
  }
  return bits === 0 && held < 6 && text !== '' ? text : null;
}

/** Dovecot keeps no longer ones (mail_max_keyword_length). */
const KEYWORD_LENGTH_MAX = 50;

/**
 * The keyword of a new tag, as Thunderbird makes it: letters, digits and harmless signs stay, other bytes of UTF-8 become
 * « =e9 », all in lower case; where it is taken, a number behind it.
 */
export function keywordFor(name: string, taken: readonly string[]): string {
  const signs = [...name.normalize('NFC').trim()].map(encoded);
  const whole = shortened(signs, KEYWORD_LENGTH_MAX).toLowerCase() || 'tag';
  let keyword = whole;
  for (let number = 1; isMarking(keyword) || hasKeyword(taken, keyword); number++) {
    const end = `_${number}`;
    // A marking begins with its signs, which a number behind it does not change.
    keyword = isMarking(`${whole}${end}`)
      ? `tag${end}`
      : `${shortened([...whole], KEYWORD_LENGTH_MAX - end.length)}${end}`;
  }
  return keyword;
}

function encoded(character: string): string {
  const isPlain = /[\x21-\x7e]/.test(character) && !'=()[]{}%*"\\<>;&'.includes(character);
  if (isPlain) return character;
  return [...new TextEncoder().encode(character)].map((byte) => `=${byte.toString(16).padStart(2, '0')}`).join('');
}

/** As many signs as there is room for, none cut. */
function shortened(signs: readonly string[], lengthMax: number): string {
  let text = '';
  for (const sign of signs) {
    if (text.length + sign.length > lengthMax) break;
    text += sign;
  }
  return text;
}
