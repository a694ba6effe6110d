// One part of a message as bytes: its content encoded so that any server carries it unchanged (7-bit, lines of at most
// 998), and multiparts of such parts.
import { isAscii, isUtf8 } from 'node:buffer';
import { parameterField } from './build-header.ts';
import { bufferOf } from './bytes.ts';
import { base64Lines, quotedPrintable } from './encode-body.ts';
import { isMessageFile, withoutBcc } from './without-bcc.ts';

export interface BuiltPart {
  /** Fields of the part, without line breaks at their ends. */
  fields: string[];
  body: Buffer;
}

const CRLF = '\r\n';
const MAX_LINE = 998;

/** Text as a leaf: as it is where it can be, else quoted-printable or base64, whichever is shorter. */
export function textPart(type: 'text/plain' | 'text/html', text: string): BuiltPart {
  const bytes = Buffer.from(text.toWellFormed().replace(/\r\n|\r|\n/g, CRLF), 'utf8');
  const { encoding, body } = encodeText(bytes);
  return {
    fields: [parameterField('Content-Type', type, { charset: 'UTF-8' }), `Content-Transfer-Encoding: ${encoding}`],
    body,
  };
}

function encodeText(bytes: Buffer): { encoding: string; body: Buffer } {
  if (isMailSafe(bytes, 78)) return { encoding: '7bit', body: bytes };
  const quoted = quotedPrintable(bytes);
  const base64 = base64Lines(bytes);
  return quoted.length <= base64.length
    ? { encoding: 'quoted-printable', body: quoted }
    : { encoding: 'base64', body: base64 };
}

/** Nothing a server could change: ASCII, CRLF, short lines, no « From » at a line's start, no blank at its end. */
function isMailSafe(bytes: Buffer, maxLine: number): boolean {
  if (!isAscii(bytes) || bytes.includes(0)) return false;
  const lines = bytes.toString('latin1').split(CRLF);
  return lines.every((line) => line.length <= maxLine && !/^From |[\r\n]|[ \t]$|^\.$/.test(line));
}

export interface FileToAttach {
  name: string;
  type: string;
  bytes: Uint8Array;
  contentId: string | null;
}

/** A file, byte for byte. A message stays readable in the source as long as no byte of it is at risk. */
export function filePart({ name, type, bytes, contentId }: FileToAttach): BuiltPart {
  const isMessage = type === 'message/rfc822';
  const source = bufferOf(isMessageFile(type, name) ? withoutBcc(bytes) : bytes);
  const asItIs = isMessage && isMailSafe(source, MAX_LINE);
  const charset: Record<string, string> = type.startsWith('text/') && isUtf8(source) ? { charset: 'UTF-8' } : {};
  const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(type) ? type : 'application/octet-stream';
  return {
    fields: [
      parameterField('Content-Type', mediaType, { ...charset, name }),
      `Content-Transfer-Encoding: ${asItIs ? '7bit' : 'base64'}`,
      parameterField('Content-Disposition', contentId === null ? 'attachment' : 'inline', { filename: name }),
      ...(contentId === null ? [] : [`Content-ID: <${contentId.replace(/[\s<>]+/g, '')}>`]),
    ],
    body: asItIs ? source : base64Lines(source),
  };
}

/** Parts under one multipart. `boundary` must not occur in them: see `freeBoundary`. */
export function multipart(
  subtype: 'mixed' | 'alternative' | 'related',
  boundary: string,
  parts: BuiltPart[],
): BuiltPart {
  const chunks: Buffer[] = [];
  for (const part of parts) {
    chunks.push(
      Buffer.from(`--${boundary}${CRLF}${part.fields.join(CRLF)}${CRLF}${CRLF}`, 'utf8'),
      part.body,
      Buffer.from(CRLF),
    );
  }
  chunks.push(Buffer.from(`--${boundary}--${CRLF}`));
  const type = subtype === 'related' ? { boundary, type: 'text/html' } : { boundary };
  return {
    fields: [parameterField('Content-Type', `multipart/${subtype}`, type as Record<string, string>)],
    body: Buffer.concat(chunks),
  };
}

/** A boundary that no part holds; the seed makes it the same each time a message is built. */
export function freeBoundary(seed: string, parts: BuiltPart[]): string {
  for (let n = 0; ; n++) {
    const boundary = `=_${seed}_${n}`;
    if (!parts.some((part) => part.body.includes(`--${boundary}`))) return boundary;
  }
}
