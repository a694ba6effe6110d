// One part of a message as bytes: its content encoded so that any server carries it unchanged (7-bit, lines of at most
// 998), and multiparts of such parts. An attached message alone may be 8-bit; what a server cannot carry of it is
// seven-bit.ts's.
import { isAscii, isUtf8 } from 'node:buffer';
import { parameterField } from './build-header.ts';
import { bufferOf } from './bytes.ts';
import { base64Lines, quotedPrintable } from './encode-body.ts';
import { asItIs } from './message-way.ts';
import { isMessageFile, withoutBcc } from './without-bcc.ts';

export interface BuiltPart {
  /** Fields of the part, without line breaks at their ends. */
  fields: string[];
  body: Buffer;
}

const CRLF = '\r\n';
const EIGHT_BIT = 'Content-Transfer-Encoding: 8bit';

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

/** A file, byte for byte; a message with the line breaks that it travels with. */
export function filePart(file: FileToAttach): BuiltPart {
  const { name, type, contentId } = file;
  const source = bufferOf(isMessageFile(type, name) ? withoutBcc(file.bytes) : file.bytes);
  if (type === 'message/rfc822') {
    const content = messageContent(source, name);
    return { fields: [...content.fields, ...placeFields(content.name, contentId)], body: content.body };
  }
  const charset: Record<string, string> = type.startsWith('text/') && isUtf8(source) ? { charset: 'UTF-8' } : {};
  // A type that is made of parts must not be encoded (RFC 2045 §6.4), and a file may be anything.
  const isSingle = /^[\w.+-]+\/[\w.+-]+$/.test(type) && !/^(multipart|message)\/(?!global$)/i.test(type);
  return {
    fields: [
      parameterField('Content-Type', isSingle ? type : OPAQUE, { ...charset, name }),
      'Content-Transfer-Encoding: base64',
      ...placeFields(name, contentId),
    ],
    body: base64Lines(source),
  };
}

const OPAQUE = 'application/octet-stream';

export interface MessageContent extends BuiltPart {
  /** Of the file that it is: its end says what it is, where its type cannot. */
  name: string;
}

/** An attached message as what it is; where it cannot travel so, as a file of the same bytes (ADR 0052). */
export function messageContent(source: Uint8Array, name: string): MessageContent {
  const sound = asItIs(source);
  if (!sound) return messageAsFile(source, name);
  const fields = [
    parameterField('Content-Type', 'message/rfc822', name ? { name } : {}),
    `Content-Transfer-Encoding: ${sound.encoding}`,
  ];
  return { fields, body: sound.source, name };
}

export function messageAsFile(source: Uint8Array, given: string): MessageContent {
  const name = /\.eml$/i.test(given) ? given : `${given || 'message'}.eml`;
  const fields = [parameterField('Content-Type', OPAQUE, { name }), 'Content-Transfer-Encoding: base64'];
  return { fields, body: base64Lines(source), name };
}

export function placeFields(filename: string, contentId: string | null): string[] {
  return [
    parameterField('Content-Disposition', contentId === null ? 'attachment' : 'inline', { filename }),
    ...(contentId === null ? [] : [`Content-ID: <${contentId.replace(/[\s<>]+/g, '')}>`]),
  ];
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
  // What holds 8-bit parts is 8-bit itself (RFC 2045 §6.4).
  const isEightBit = parts.some(({ fields }) => fields.includes(EIGHT_BIT));
  return {
    fields: [
      parameterField('Content-Type', `multipart/${subtype}`, type as Record<string, string>),
      ...(isEightBit ? [EIGHT_BIT] : []),
    ],
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
