// An attached message without the Bcc that one's own sent copies keep: nobody who gets it may see who was written to in
// secret (guard case 15). So for the messages attached to it, however deep and however encoded. Every other byte stays
// as it is; without a Bcc it is the same message.

import { declaredName } from './body-parts.ts';
import { bufferOf } from './bytes.ts';
import { base64Lines, quotedPrintable } from './encode-body.ts';
import { type Edit, edited, linesOf } from './source-edits.ts';
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

/** null: there is none in it. */
function stripped(source: Buffer, nested: number): Buffer | null {
  if (nested > MOST_NESTED) return Buffer.alloc(0);
  const edits = editsOf(source, readStructure(source).root, nested);
  return edits.length === 0 ? null : edited(source, edits);
}

function editsOf(source: Buffer, part: Part, nested: number): Edit[] {
  const { header, bodyStart, bodyEnd } = part;
  const edits = header.fields
    .filter(({ name }) => SECRET.has(name))
    .map((field) => ({ ...linesOf(source, field, bodyStart), by: NOTHING }));
  if (part.children.length > 0) return [...edits, ...part.children.flatMap((child) => editsOf(source, child, nested))];
  if (!isMessageFile(part.type, declaredName(part) ?? '')) return edits;
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

const NOTHING = Buffer.alloc(0);
