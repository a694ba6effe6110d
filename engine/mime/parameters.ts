// Content-Type and Content-Disposition: a value and its parameters (RFC 2045 §5.1), with the continuations and
// charsets of RFC 2231 and the encoded words that Outlook puts there instead.
import { latin1 } from './bytes.ts';
import { decodeCharset, guessText } from './charset.ts';
import { decodeWords } from './encoded-words.ts';

export interface Parameterised {
  /** Lower case, without parameters. */
  value: string;
  /** Names in lower case; values decoded. The first of a name counts. */
  parameters: Map<string, string>;
}

// A quoted value may lack its closing quote; an unquoted one may hold spaces (« name=Mon fichier.pdf »).
const PARAMETER = /;\s*([^\s=;"]+)\s*=\s*(?:"((?:[^"\\]|\\[\s\S])*)(?:"|$)|([^;]*))/g;

/** Only after a blank or semicolon: an unquoted boundary may hold brackets. */
function stripComments(value: string): string {
  return value.replace(/"(?:[^"\\]|\\[\s\S])*"|(?<=[\s;])\((?:[^()\\]|\\[\s\S])*\)/g, (match) =>
    match.startsWith('"') ? match : '',
  );
}

export function parseParameterised(text: string): Parameterised {
  const clean = text.includes('(') ? stripComments(text) : text;
  const head = clean.indexOf(';');
  const raw: [name: string, value: string][] = [];
  if (head >= 0) {
    for (const match of clean.slice(head).matchAll(PARAMETER)) {
      const value = match[2] === undefined ? match[3]!.trim() : match[2].replace(/\\(["\\])/g, '$1');
      raw.push([match[1]!.toLowerCase(), value]);
    }
  }
  return {
    // « text/plain charset=utf-8 » lacks its semicolon; « text / plain » has blanks too many.
    value: (head >= 0 ? clean.slice(0, head) : clean)
      .replace(/\s*\/\s*/, '/')
      .trim()
      .toLowerCase()
      .split(/\s/)[0]!,
    parameters: joinContinuations(raw),
  };
}

interface Piece {
  index: number;
  extended: boolean;
  value: string;
}

function joinContinuations(raw: [string, string][]): Map<string, string> {
  const parameters = new Map<string, string>();
  const pieces = new Map<string, Piece[]>();
  for (const [name, value] of raw) {
    const match = /^([^*]+)\*(?:(\d{1,4})(\*)?)?$/.exec(name);
    if (!match) {
      if (!parameters.has(name)) parameters.set(name, decodeWords(value));
      continue;
    }
    const list = pieces.get(match[1]!) ?? [];
    list.push({ index: Number(match[2] ?? 0), extended: match[2] === undefined || match[3] === '*', value });
    pieces.set(match[1]!, list);
  }
  // The extended form wins over a plain one that was added for old programs (RFC 6266 §4.3 says so for HTTP).
  for (const [name, list] of pieces) parameters.set(name, decodeExtended(list));
  return parameters;
}

function decodeExtended(list: Piece[]): string {
  list.sort((a, b) => a.index - b.index);
  const first = list[0]!;
  const header = first.extended ? /^([^']*)'[^']*'([\s\S]*)$/.exec(first.value) : null;
  const charset = header?.[1] || null;
  const chunks = list.map((piece, i) => {
    const value = i === 0 && header ? header[2]! : piece.value;
    return piece.extended ? percentDecode(value) : Buffer.from(value, 'utf8');
  });
  const bytes = Buffer.concat(chunks);
  const text = charset ? decodeCharset(bytes, charset).text : guessText(bytes);
  return header ? text : decodeWords(text);
}

function percentDecode(value: string): Buffer {
  const bytes = Buffer.from(value, 'utf8');
  const out = Buffer.alloc(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const hex = bytes[i] === 0x25 ? latin1(bytes, i + 1, i + 3) : '';
    if (/^[0-9a-f]{2}$/i.test(hex)) {
      out[length++] = Number.parseInt(hex, 16);
      i += 2;
    } else {
      out[length++] = bytes[i]!;
    }
  }
  return out.subarray(0, length);
}
