// An attached message without the Bcc that one's own sent copies keep: nobody who gets it may see who was written to in
// secret (guard case 15). So for the messages attached to it, however deep and however encoded. Every other byte stays
// as it is; without a Bcc it is the same message.

import { bufferOf } from './bytes.ts';
import { base64Lines, quotedPrintable } from './encode-body.ts';
import { type Part, readStructure } from './structure.ts';
import { decodeTransfer } from './transfer-encoding.ts';

const SECRET: ReadonlySet<string> = new Set(['bcc', 'resent-bcc']);
/** text/rfc822-headers is what a server sends back of a message that it did not take (RFC 6522). */
const MESSAGES: ReadonlySet<string> = new Set(['message/rfc822', 'message/global', 'text/rfc822-headers']);
/** Messages in messages beyond this are no mail but an attack. */
const MOST_NESTED = 50;

export function isMessageFile(type: string, name: string): boolean {
  return MESSAGES.has(type.toLowerCase()) || /\.eml$/i.test(name);
}

export function withoutBcc(raw: Uint8Array): Uint8Array {
  return stripped(bufferOf(raw), 0) ?? raw;
}

interface Edit {
  start: number;
  end: number;
  by: Buffer;
}

/** null: there is none in it. */
function stripped(source: Buffer, nested: number): Buffer | null {
  if (nested > MOST_NESTED) return Buffer.alloc(0);
  const edits = editsOf(source, readStructure(source).root, nested).sort((a, b) => a.start - b.start);
  if (edits.length === 0) return null;
  const kept: Buffer[] = [];
  let at = 0;
  for (const { start, end, by } of edits) {
    kept.push(source.subarray(at, start), by);
    at = end;
  }
  return Buffer.concat([...kept, source.subarray(at)]);
}

function editsOf(source: Buffer, part: Part, nested: number): Edit[] {
  const { header, bodyStart, bodyEnd } = part;
  const edits = header.fields
    .filter(({ name }) => SECRET.has(name))
    .map(({ start, end }) => ({
      start: lineStart(source, start),
      end: Math.min(lineEnd(source, end), bodyStart),
      by: NOTHING,
    }));
  if (part.children.length > 0) return [...edits, ...part.children.flatMap((child) => editsOf(source, child, nested))];
  if (!isMessageFile(part.type, nameOf(part))) return edits;
  const isEncoded = part.encoding === 'base64' || part.encoding === 'quoted-printable';
  const body = source.subarray(bodyStart, bodyEnd);
  const inner = isEncoded ? decodeTransfer(body, part.encoding) : body;
  const clean = stripped(inner, nested + 1);
  return clean ? [...edits, { start: bodyStart, end: bodyEnd, by: encoded(clean, part.encoding, body) }] : edits;
}

function encoded(clean: Buffer, encoding: string, before: Buffer): Buffer {
  if (encoding === 'quoted-printable') return quotedPrintable(clean);
  if (encoding !== 'base64') return clean;
  // What stood between the last line and the boundary.
  const lineBreak = /(?:\r\n|\n)?$/.exec(before.toString('latin1', Math.max(0, before.length - 2)))![0];
  return Buffer.concat([base64Lines(clean), Buffer.from(lineBreak)]);
}

function nameOf({ disposition, typeParameters }: Part): string {
  return disposition?.parameters.get('filename') ?? typeParameters.get('name') ?? '';
}

const NOTHING = Buffer.alloc(0);
const LF = 0x0a;
const CR = 0x0d;

/** Where the line of the field's name begins. */
function lineStart(source: Buffer, at: number): number {
  let start = at;
  while (start > 0 && source[start - 1] !== LF && source[start - 1] !== CR) start -= 1;
  return start;
}

/** Behind the line break that ends the field's last line. */
function lineEnd(source: Buffer, end: number): number {
  if (source[end] === CR && source[end + 1] === LF) return end + 2;
  return source[end] === CR || source[end] === LF ? end + 1 : end;
}
