// Bytes to text under the charset a sender declared, or a guess where that is missing, unknown or plainly wrong.
// Never throws and never loses a byte silently: what cannot be decoded shows as U+FFFD.
// TextDecoder (full ICU) knows every WHATWG label; iconv-lite, which the IMAP client brings anyway, knows the few
// older ones still met in mail (UTF-7, cp437, cp850, UTF-32).
import { isAscii, isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { bufferOf, latin1 } from './bytes.ts';

/** Labels that say nothing: the bytes decide. */
const SAYS_NOTHING = /^(|default|unknown|unknown-8bit|x-unknown|none|binary|8bit|7bit|charset|default_charset|text)$/;

/** Labels under which many programs write UTF-8 all the same. */
const OFTEN_WRONG = /^(us-ascii|ascii|ansi_x3.*|ansi|iso-?8859-1|latin-?1|windows-1252|cp1252)$/;

const decoders = new Map<string, TextDecoder | null>();

export function normaliseCharset(label: string | null | undefined): string {
  return (label ?? '')
    .slice(0, 100)
    .trim()
    .replace(/^["']+|["']+$/g, '')
    .toLowerCase();
}

function decoderFor(label: string): TextDecoder | null {
  const known = decoders.get(label);
  if (known !== undefined) return known;
  let made: TextDecoder | null = null;
  try {
    made = new TextDecoder(label);
  } catch (error) {
    // RangeError is how TextDecoder says that it does not know a label.
    if (!(error instanceof RangeError)) throw error;
  }
  // A hostile sender may invent labels without end.
  if (decoders.size < 500) decoders.set(label, made);
  return made;
}

// Node's TextDecoder answers ISO-8859-1 for windows-1252 (nodejs/node#56542): its 27 letters more are put in here.
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function asWindows1252(bytes: Uint8Array): string {
  return latin1(bytes).replace(/[\u0080-\u009f]/g, (char) => WINDOWS_1252[char.charCodeAt(0) - 0x80]!);
}

function asUtf8(bytes: Uint8Array): string {
  const text = bufferOf(bytes).toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** UTF-8 with a wrong byte here and there stays UTF-8; otherwise it is what Western programs write. */
function looksLikeDamagedUtf8(bytes: Uint8Array): boolean {
  let good = 0;
  let bad = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    let end = i + 1;
    while (length > 0 && end < i + length && (bytes[end]! & 0xc0) === 0x80) end++;
    if (length > 0 && byte < 0xf5 && end === i + length) {
      good++;
      i = end - 1;
    } else {
      bad++;
    }
  }
  return good > bad;
}

/** Text of unknown charset: UTF-8 where it is valid, else `fallback` (Windows-1252 is what the Web and Outlook do). */
export function guessText(bytes: Uint8Array, fallback?: string): string {
  if (isAscii(bytes)) return latin1(bytes);
  if (isUtf8(bytes) || looksLikeDamagedUtf8(bytes)) return asUtf8(bytes);
  const decoder = fallback === undefined ? null : decoderFor(fallback);
  return decoder && decoder.encoding !== 'windows-1252' ? decoder.decode(bytes) : asWindows1252(bytes);
}

/** Decodes under a declared charset. `trusted` is false when the label was missing, unknown or contradicted. */
export function decodeCharset(bytes: Uint8Array, declared: string | null): { text: string; trusted: boolean } {
  const label = normaliseCharset(declared);
  const stateful =
    label.startsWith('iso-2022') ||
    label === 'utf-7' ||
    label.startsWith('hz') ||
    label.startsWith('utf-16') ||
    label.startsWith('utf-32');
  if (!stateful && isAscii(bytes)) {
    return { text: latin1(bytes), trusted: true };
  }
  if (SAYS_NOTHING.test(label)) return { text: guessText(bytes), trusted: false };
  if (label === 'utf-8' || label === 'utf8') {
    const valid = isUtf8(bytes);
    return { text: valid ? asUtf8(bytes) : guessText(bytes), trusted: valid };
  }
  if (OFTEN_WRONG.test(label)) {
    return { text: guessText(bytes), trusted: !isUtf8(bytes) && !/ascii|x3/.test(label) };
  }
  const decoder = decoderFor(label);
  if (decoder) {
    // ISO-8859-1 by any other name.
    const text = decoder.encoding === 'windows-1252' ? asWindows1252(bytes) : decoder.decode(bytes);
    return { text, trusted: true };
  }
  // Broken UTF-7 comes out with half characters.
  if (isIconvCharset(label)) return { text: iconv.decode(Buffer.from(bytes), label).toWellFormed(), trusted: true };
  return { text: guessText(bytes), trusted: false };
}

/** Node's own « encodings » are none of text, though iconv-lite offers them. */
function isIconvCharset(label: string): boolean {
  return iconv.encodingExists(label) && !/^(base64|hex|binary)$/.test(label);
}
