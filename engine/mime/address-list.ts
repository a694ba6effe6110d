// Address lists (RFC 5322 §3.4) as people and programs really write them: groups, comments, routes, semicolons,
// unquoted commas and @ in names, missing brackets. Gives every address once it is one; never throws.
import type { Address } from '../../shared/domain/address.ts';
import { decodeWords } from './encoded-words.ts';

/** A mailbox while it is read: what stood outside <>, in quotes or not, what stood in <>, and the comments. */
interface Draft {
  words: { text: string; quoted: boolean }[];
  angle: string | null;
  comments: string[];
}

const MAX_ADDRESSES = 20_000;
/** Quoted strings and bracketed addresses longer than this are never closed: hostile or broken. So are comments. */
const MAX_TOKEN_LENGTH = 2_000;
const MAX_COMMENT_LENGTH = 300;
/** Nobody's name is longer, and an answer to it has to write it again. */
const MAX_NAME_LENGTH = 1_000;
const emptyDraft = (): Draft => ({ words: [], angle: null, comments: [] });

const tidy = (text: string) =>
  text
    .replace(/[\s\u0000-\u001f]+/g, ' ')
    .trim()
    .normalize('NFC');

export function parseAddressList(text: string): Address[] {
  const found: Address[] = [];
  let draft = emptyDraft();
  let at = 0;
  let word = '';
  const endWord = () => {
    if (word.trim() !== '') draft.words.push({ text: word, quoted: false });
    word = '';
  };
  const endMailbox = () => {
    endWord();
    if (found.length < MAX_ADDRESSES) found.push(...finish(draft).map(onOneLine));
    draft = emptyDraft();
  };
  while (at < text.length) {
    const char = text[at]!;
    if (char === '"') {
      const quoted = readQuoted(text, at);
      // A quote inside a word (« d"Ormesson ») is no quoted string unless the word is a local part: "a b"@x.
      endWord();
      draft.words.push({ text: quoted.text, quoted: true });
      at = quoted.next;
    } else if (char === '(') {
      const comment = readComment(text, at);
      draft.comments.push(comment.text);
      at = comment.next;
    } else if (char === '<') {
      endWord();
      const close = closingAngle(text, at);
      const inside = text.slice(at + 1, close.end);
      // « <a@x> <b@y> » without a comma: two addresses.
      if (draft.angle !== null) endMailbox();
      draft.angle = inside;
      at = close.next;
    } else if (char === ',' || char === ';') {
      endMailbox();
      at++;
    } else if (char === ':' && isGroupName(draft, word)) {
      // « Group: a@x, b@y; »: the name says nothing about the addresses in it.
      word = '';
      draft = emptyDraft();
      at++;
    } else {
      word += char;
      at++;
    }
  }
  endMailbox();
  return found;
}

/** Decoding an encoded word may bring any character into the address. */
function onOneLine({ name, address }: Address): Address {
  const short = name && name.length > MAX_NAME_LENGTH ? name.slice(0, MAX_NAME_LENGTH).toWellFormed() : name;
  return { name: short, address: address.replace(/[\u0000-\u001f\u007f]+/g, '') };
}

function isGroupName(draft: Draft, word: string): boolean {
  return draft.angle === null && !word.includes('@') && (word.trim() !== '' || draft.words.length > 0);
}

function readQuoted(text: string, start: number): { text: string; next: number } {
  let value = '';
  const limit = Math.min(text.length, start + MAX_TOKEN_LENGTH);
  for (let i = start + 1; i < limit; i++) {
    const char = text[i]!;
    if (char === '\\' && i + 1 < text.length) value += text[++i];
    else if (char === '"') return { text: value, next: i + 1 };
    else value += char;
  }
  // No closing quote: the quote was a plain character, and the rest is read again as if it were not there.
  return { text: '', next: start + 1 };
}

function readComment(text: string, start: number): { text: string; next: number } {
  const limit = Math.min(text.length, start + MAX_COMMENT_LENGTH);
  let depth = 0;
  for (let i = start; i < limit; i++) {
    const char = text[i]!;
    if (char === '\\') i++;
    else if (char === '(') depth++;
    else if (char === ')' && --depth === 0) {
      return { text: text.slice(start + 1, i).replace(/\\(.)/g, '$1'), next: i + 1 };
    }
  }
  return { text: '', next: start + 1 };
}

/** Without a closing bracket the address ends at the next comma or blank. */
function closingAngle(text: string, open: number): { end: number; next: number } {
  let quoted = false;
  const limit = Math.min(text.length, open + MAX_TOKEN_LENGTH);
  for (let i = open + 1; i < limit; i++) {
    const char = text[i]!;
    if (char === '"') quoted = !quoted;
    else if (char === '>' && !quoted) return { end: i, next: i + 1 };
    else if (char === '<' && !quoted) break;
  }
  let end = open + 1;
  while (/\s/.test(text[end] ?? '')) end++;
  while (end < text.length && !/[,;\s<]/.test(text[end]!)) end++;
  return { end, next: end };
}

function finish(draft: Draft): Address[] {
  if (draft.angle !== null) {
    const name = tidy(decodeWords(joinWords(draft)));
    const address = cleanAddress(draft.angle);
    const comment = tidy(decodeWords(draft.comments.join(' ')));
    // « <> » and nothing else is the empty sender of a bounce: nobody.
    if (address === '' && name === '') return [];
    if (address === '' && name.length < 500 && /^\S+@\S+$/.test(name)) return [{ name: null, address: name }];
    return [{ name: name || comment || null, address }];
  }
  return draft.words.length === 0 ? [] : finishBare(draft);
}

/** No brackets: the word with an @ is the address, the rest is the name. */
function finishBare(draft: Draft): Address[] {
  const joined = joinWords(draft).replace(/\s+/g, ' ').trim();
  const comment = tidy(decodeWords(draft.comments.join(' '))) || null;
  const spaced = joined.replace(/\s*([@])\s*/g, '$1');
  const tight =
    /@/.test(spaced) && !/\s/.test(spaced.replace(/\s*\.\s*/g, '.')) ? spaced.replace(/\s*\.\s*/g, '.') : spaced;
  const quotedLocal = draft.words.length >= 2 && draft.words[0]!.quoted && /^\s*@/.test(draft.words[1]!.text);
  if (quotedLocal) {
    const local = draft.words[0]!.text;
    const domain = draft.words[1]!.text.trim().split(/\s+/)[0]!;
    return [{ name: comment, address: `${/^[\w.+-]+$/.test(local) ? local : `"${local}"`}${domain}` }];
  }
  const words = tight.trim().split(/\s+/);
  // « a@x b@y »: the comma was forgotten.
  if (words.length > 1 && words.every((word) => /^[^\s@]+@[^\s@]+$/.test(word))) {
    return words.map((word) => ({ name: null, address: cleanAddress(word) }));
  }
  const match = /\S{1,500}@\S+/.exec(tight);
  if (match) {
    const name = tidy(decodeWords(`${tight.slice(0, match.index)} ${tight.slice(match.index + match[0].length)}`));
    return [{ name: name || comment, address: cleanAddress(match[0]) }];
  }
  // A whole « Nom <adresse> » inside one encoded word.
  const decoded = decodeWords(joined);
  if (decoded !== joined && decoded.includes('@')) return parseAddressList(decoded);
  if (draft.words.some((word) => word.quoted) || /\s/.test(decoded)) return [{ name: tidy(decoded), address: '' }];
  return [{ name: comment, address: decoded }];
}

function joinWords(draft: Draft): string {
  let text = '';
  for (const word of draft.words) {
    const glue = text !== '' && !/\s$/.test(text) && word.quoted ? ' ' : '';
    text += glue + word.text;
  }
  return text;
}

/** Drops a source route (« @a,@b:c@d »), blanks and an encoding that does not belong there. */
function cleanAddress(text: string): string {
  const decoded = text.includes('=?') ? decodeWords(text) : text;
  const unrouted = /^\s*@[^:]*:(.*)$/s.exec(decoded)?.[1] ?? decoded;
  const bare = unrouted
    .replace(/\([^()]*\)/g, '')
    .trim()
    .replace(/^mailto:/i, '');
  if (bare.startsWith('"')) return bare;
  return bare.replace(/\s+/g, '').replace(/^['<]+|['>]+$/g, '');
}
