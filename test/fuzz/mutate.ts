// Changes an input a little, the way broken and hostile mail differs from good mail: bytes, lines, header fields,
// boundaries, encoded words, charsets, line ends, repetitions. Seeded: the same numbers make the same input.
import type { Random } from '../bench/random.ts';

/** What grows beyond tells nothing new, and costs time. */
export const MAX_INPUT_BYTES = 256 * 1024;
const MAX_REPEATS = 3_000;

export interface Mutator {
  random: Random;
  words: readonly string[];
  /** Another input of the pool, to take pieces from. */
  other(): Buffer;
}

type Mutation = (input: Buffer, mutator: Mutator) => Buffer;

export function mutate(input: Buffer, mutator: Mutator): Buffer {
  let changed = input;
  const steps = mutator.random.int(1, 4);
  for (let step = 0; step < steps; step++) changed = mutator.random.pick(MUTATIONS)(changed, mutator);
  return changed.subarray(0, MAX_INPUT_BYTES);
}

const BYTES = [
  0x00, 0x09, 0x0a, 0x0d, 0x1b, 0x20, 0x22, 0x28, 0x2d, 0x3a, 0x3c, 0x3d, 0x3f, 0x5c, 0x7f, 0x80, 0xc3, 0xff,
];
const NUMBERS = ['0', '-1', '1', '2147483648', '4294967295', '4294967296', '9223372036854775807', '1e9', '00', '٣'];
const CHARSETS = [
  'utf-8',
  'us-ascii',
  'iso-8859-1',
  'windows-1252',
  'utf-7',
  'utf-16',
  'utf-16le',
  'utf-32',
  'iso-2022-jp',
];
const MORE_CHARSETS = [
  'gb18030',
  'big5',
  'euc-kr',
  'koi8-r',
  'shift_jis',
  'x-unknown',
  '',
  'hz-gb-2312',
  'ibm437',
  'macintosh',
];
const ENCODINGS = ['7bit', '8bit', 'binary', 'base64', 'quoted-printable', 'x-uuencode', 'b', 'BASE64 ', ''];

const MUTATIONS: Mutation[] = [
  (input, { random }) => replaceRange(input, place(input, random), 1, Buffer.from([random.pick(BYTES)])),
  (input, { random }) => replaceRange(input, place(input, random), 0, Buffer.from([random.int(0, 255)])),
  (input, { random }) => replaceRange(input, place(input, random), random.int(1, 64), Buffer.alloc(0)),
  (input, { random }) => input.subarray(0, place(input, random)),
  (input, { random }) => input.subarray(place(input, random)),
  repeatPiece,
  spliceOther,
  insertWord,
  insertWord,
  changeLine,
  changeLine,
  changeLineEnds,
  changeField,
  changeField,
  foldSomewhere,
  changeBoundary,
  nest,
  insertEncodedWord,
  (input, { random }) => replaceText(input, /charset\s*=\s*"?[\w.:-]*/gi, random, `charset=${charset(random)}`),
  (input, { random }) =>
    replaceText(input, /(?<=Content-Transfer-Encoding:[ \t]*)[^\r\n]*/gi, random, random.pick(ENCODINGS)),
  (input, { random }) => replaceText(input, /\d+/g, random, random.pick(NUMBERS)),
];

function place(input: Buffer, random: Random): number {
  return random.int(0, input.length);
}

function charset(random: Random): string {
  return random.pick(random.chance(0.5) ? CHARSETS : MORE_CHARSETS);
}

function replaceRange(input: Buffer, at: number, length: number, by: Uint8Array): Buffer {
  return Buffer.concat([input.subarray(0, at), by, input.subarray(at + length)]);
}

/** What takes quadratic time shows itself only when there is much of it. */
function repeatPiece(input: Buffer, { random }: Mutator): Buffer {
  const at = place(input, random);
  const piece = input.subarray(at, at + random.int(1, random.chance(0.7) ? 8 : 200));
  if (piece.length === 0) return input;
  const times = Math.min(
    random.chance(0.7) ? random.int(2, 20) : random.int(20, MAX_REPEATS),
    MAX_INPUT_BYTES / piece.length,
  );
  return replaceRange(input, at, 0, Buffer.concat(Array.from({ length: times }, () => piece)));
}

function spliceOther(input: Buffer, { random, other }: Mutator): Buffer {
  const from = other();
  const start = place(from, random);
  const piece = from.subarray(start, random.chance(0.5) ? start + random.int(1, 400) : from.length);
  return replaceRange(input, place(input, random), random.chance(0.5) ? piece.length : 0, piece);
}

function insertWord(input: Buffer, { random, words }: Mutator): Buffer {
  const word = Buffer.from(random.pick(words), 'latin1');
  return replaceRange(input, place(input, random), random.chance(0.3) ? word.length : 0, word);
}

/** Bytes as characters, one to one, wherever text is easier to handle. */
function asText(input: Buffer): string {
  return input.toString('latin1');
}

function fromText(text: string): Buffer {
  return Buffer.from(text.slice(0, 2 * MAX_INPUT_BYTES), 'latin1');
}

function changeLine(input: Buffer, { random, other }: Mutator): Buffer {
  const lines = asText(input).split('\n');
  const at = random.int(0, lines.length - 1);
  const theirs = () => random.pick(asText(other()).split('\n'));
  switch (random.int(0, 4)) {
    case 0:
      lines.splice(at, 1);
      break;
    case 1:
      lines.splice(at, 0, lines[at]!);
      break;
    case 2:
      lines.splice(at, 0, theirs());
      break;
    case 3:
      lines[at] = theirs();
      break;
    default:
      lines.splice(random.int(0, lines.length - 1), 0, ...lines.splice(at, random.int(1, 5)));
  }
  return fromText(lines.join('\n'));
}

function changeLineEnds(input: Buffer, { random }: Mutator): Buffer {
  const text = asText(input);
  switch (random.int(0, 4)) {
    case 0:
      return fromText(text.replaceAll('\r\n', '\n'));
    case 1:
      return fromText(text.replaceAll('\r\n', '\r'));
    case 2:
      return fromText(text.replace(/\r?\n/g, () => random.pick(['\n', '\r\n', '\r', '\r\r\n', '\n\r'])));
    case 3:
      return fromText(text.replace(/\r?\n$/, ''));
    default:
      return replaceText(input, /\r?\n\r?\n/g, random, random.pick(['\n', '\r\n \r\n', '']));
  }
}

/** Gives a header field the value, or the name, of another one, here or elsewhere. */
function changeField(input: Buffer, { random, other, words }: Mutator): Buffer {
  const fields = /^[\w-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gm;
  const theirs = asText(other()).match(fields) ?? [];
  if (theirs.length === 0) return input;
  const [name = '', value = ''] = splitField(random.pick(theirs));
  const word = random.chance(0.3) ? ` ${random.pick(words)}` : value;
  return replaceText(input, fields, random, (field) => {
    const [ownName, ownValue] = splitField(field);
    return random.pick([
      `${ownName}:${word}`,
      `${name}:${ownValue}`,
      `${field}\r\n${name}:${word}`,
      `${ownName}:${ownValue},${word}`,
    ]);
  });
}

function splitField(field: string): [name: string, value: string] {
  const colon = field.indexOf(':');
  return [field.slice(0, colon), field.slice(colon + 1)];
}

function foldSomewhere(input: Buffer, { random }: Mutator): Buffer {
  const fold = random.pick(['\r\n ', '\n\t', '\r\n\r\n', ' \r\n \r\n ', '\r ']);
  return replaceRange(input, place(input, random), 0, Buffer.from(fold));
}

function changeBoundary(input: Buffer, { random }: Mutator): Buffer {
  const text = asText(input);
  const boundary = /boundary\s*=\s*"?([^"\r\n;]+)/i.exec(text)?.[1];
  if (boundary === undefined) return input;
  switch (random.int(0, 3)) {
    case 0:
      return replaceText(
        input,
        /boundary\s*=\s*"?[^"\r\n;]+"?/gi,
        random,
        random.pick(['boundary=', 'boundary=""', 'boundary=-', 'boundary="a b "']),
      );
    case 1:
      return replaceText(
        input,
        /\r?\n/g,
        random,
        `\r\n--${boundary}${random.pick(['', '--', '-- ', ' x', '\r\n\r\n', '--\r\n'])}\r\n`,
      );
    case 2:
      return fromText(text.replaceAll(`--${boundary}--`, random.pick(['', `--${boundary}`, `--${boundary}--x`])));
    default:
      return fromText(
        text.replaceAll(boundary, random.pick([`${boundary}${boundary}`, boundary.slice(1), '=_', 'x'.repeat(80)])),
      );
  }
}

/** Wraps the whole into multiparts or messages, many of them if need be. */
function nest(input: Buffer, { random }: Mutator): Buffer {
  const depth = random.chance(0.8) ? random.int(1, 4) : random.int(50, 400);
  const asMessage = random.chance(0.3);
  let head = '';
  for (let level = 0; level < depth; level++) {
    head += asMessage
      ? 'Content-Type: message/rfc822\r\n\r\n'
      : `Content-Type: multipart/${random.pick(['mixed', 'related', 'alternative', 'digest', 'x'])}; boundary=b${level}\r\n\r\n--b${level}\r\n`;
  }
  return Buffer.concat([Buffer.from(head), input]);
}

function insertEncodedWord(input: Buffer, { random }: Mutator): Buffer {
  const bytes = Buffer.from(Array.from({ length: random.int(0, 12) }, () => random.int(0, 255)));
  const text = random.chance(0.5)
    ? bytes.toString('base64').slice(0, random.int(0, 16))
    : [...bytes].map((byte) => `=${byte.toString(16)}`).join('');
  const word = `=?${charset(random)}${random.pick(['', '*fr'])}?${random.pick(['B', 'Q', 'b', 'q', 'X', ''])}?${text}?=`;
  return replaceRange(input, place(input, random), 0, Buffer.from(word));
}

function replaceText(input: Buffer, what: RegExp, random: Random, by: string | ((found: string) => string)): Buffer {
  const text = asText(input);
  const matches = [...text.matchAll(what)];
  if (matches.length === 0) return input;
  const match = random.pick(matches);
  const replacement = typeof by === 'string' ? by : by(match[0]);
  return fromText(text.slice(0, match.index) + replacement + text.slice(match.index + match[0].length));
}
