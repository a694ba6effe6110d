// Header fields as RFC 5322 wants them: ASCII only, folded at 76, everything else in encoded words (RFC 2047) and
// extended parameters (RFC 2231). No value can end its line: line breaks in what people typed become blanks.
import { domainToASCII } from 'node:url';
import type { Address } from '../../shared/domain/address.ts';

const LINE_LENGTH = 76;
const ENCODED_WORD_LENGTH = 75;

/** On one line, without control characters. */
function oneLine(text: string): string {
  return text
    .replace(/[\u0000-\u001f\u007f\u0080-\u009f\u2028\u2029]+/g, ' ')
    .toWellFormed()
    .trim();
}

const isPlainAscii = (text: string) => /^[\x20-\x7e]*$/.test(text) && !text.includes('=?');

/** Joins words at blanks so that no line is longer than it must be. The first line holds the name of the field. */
function fold(name: string, words: string[]): string {
  const lines: string[] = [];
  let line = `${name}:`;
  for (const word of words) {
    if (line.length + 1 + word.length > LINE_LENGTH && line !== `${name}:`) {
      lines.push(line);
      line = '';
    }
    line += ` ${word}`;
  }
  return [...lines, line].join('\r\n');
}

/** Free text: Subject and the like. */
export function textField(name: string, text: string): string {
  const value = oneLine(text);
  // A word that no line may hold, or two blanks that folding might lose: encoded.
  const plain = isPlainAscii(value) && !/ {2}/.test(value) && value.split(' ').every((word) => word.length < 900);
  return fold(name, plain ? value.split(' ') : encodedWords(value));
}

/** Encoded words of at most 75 characters, cut between characters; B or Q, whichever is shorter. */
export function encodedWords(text: string): string[] {
  const quoted = wordsIn(text, 'Q', quotedText);
  const base64 = wordsIn(text, 'B', (piece) => Buffer.from(piece, 'utf8').toString('base64'));
  return quoted.join(' ').length <= base64.join(' ').length ? quoted : base64;
}

function wordsIn(text: string, encoding: 'B' | 'Q', encode: (piece: string) => string): string[] {
  const wrap = (piece: string) => `=?UTF-8?${encoding}?${encode(piece)}?=`;
  const words: string[] = [];
  let piece = '';
  for (const character of text) {
    if (piece !== '' && wrap(piece + character).length > ENCODED_WORD_LENGTH) {
      words.push(wrap(piece));
      piece = '';
    }
    piece += character;
  }
  if (piece !== '') words.push(wrap(piece));
  return words;
}

/** The alphabet that is allowed in a phrase too (RFC 2047 §5 (3)). */
function quotedText(text: string): string {
  return text.replace(/[^A-Za-z0-9!*+/ -]/gu, percentEqual).replaceAll(' ', '_');
}

function percentEqual(character: string): string {
  return [...Buffer.from(character, 'utf8')]
    .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
    .join('');
}

export function addressField(name: string, addresses: Address[]): string {
  const words = addresses.flatMap((address, i) => {
    const formatted = addressWords(address);
    if (i < addresses.length - 1) formatted[formatted.length - 1] += ',';
    return formatted;
  });
  return fold(name, words);
}

function addressWords({ name, address }: Address): string[] {
  const addrSpec = asciiAddress(address);
  const phrase = oneLine(name ?? '');
  if (phrase === '' || phrase === address) return [addrSpec];
  if (!isPlainAscii(phrase)) return [...encodedWords(phrase), `<${addrSpec}>`];
  const isAtoms = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+$/.test(phrase) && !/ {2}/.test(phrase);
  const words = isAtoms ? phrase.split(' ') : [`"${phrase.replace(/["\\]/g, '\\$&')}"`];
  return words.some((word) => word.length > 900)
    ? [...encodedWords(phrase), `<${addrSpec}>`]
    : [...words, `<${addrSpec}>`];
}

/** Names of hosts in their ASCII form; nothing that could end the address or the line. */
export function asciiAddress(address: string): string {
  const clean = address.replace(/[\u0000-\u0020\u007f<>]+/g, '').toWellFormed();
  const at = clean.lastIndexOf('@');
  if (at < 0 || isPlainAscii(clean)) return clean;
  const domain = clean.slice(at + 1);
  return `${clean.slice(0, at)}@${domainToASCII(domain) || domain}`;
}

/** Message-ID, In-Reply-To, References: ids in angle brackets. */
export function idField(name: string, ids: string[]): string {
  return fold(
    name,
    ids.map((id) => `<${id.replace(/[\s<>\u0000-\u001f]+/g, '')}>`),
  );
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** In this computer's time zone, as the writer saw it. */
export function dateField(dateAt: number): string {
  const offset = -new Date(dateAt).getTimezoneOffset();
  const local = new Date(dateAt + offset * 60_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
  const time = [local.getUTCHours(), local.getUTCMinutes(), local.getUTCSeconds()].map(two).join(':');
  return `Date: ${DAYS[local.getUTCDay()]}, ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]} ${local.getUTCFullYear()} ${time} ${zone}`;
}

/** A value with parameters: each on a line of its own where need be. */
export function parameterField(name: string, value: string, parameters: Record<string, string>): string {
  const words = [value, ...Object.entries(parameters).flatMap(([key, text]) => parameterWords(key, oneLine(text)))];
  return fold(
    name,
    words.map((word, i) => (i < words.length - 1 ? `${word};` : word)),
  );
}

function parameterWords(key: string, text: string): string[] {
  if (isPlainAscii(text) && text.length <= 60) return [`${key}="${text.replace(/["\\]/g, '\\$&')}"`];
  const encoded = [...text].map((character) => (/[A-Za-z0-9._-]/.test(character) ? character : percent(character)));
  const pieces: string[] = [];
  let piece = "UTF-8''";
  for (const unit of encoded) {
    if (piece.length + unit.length > 55) {
      pieces.push(piece);
      piece = '';
    }
    piece += unit;
  }
  pieces.push(piece);
  return pieces.length === 1 ? [`${key}*=${pieces[0]}`] : pieces.map((part, i) => `${key}*${i}*=${part}`);
}

function percent(character: string): string {
  return percentEqual(character).replaceAll('=', '%');
}
