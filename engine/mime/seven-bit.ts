// A built message for a server that takes seven bits only (no 8BITMIME, RFC 6152 §3). What is not ASCII in it are messages that
// were attached as they are: they become files of the same bytes rather than be written anew (ADR 0052). Everything else
// stays as it is. Never throws.
import { isAscii } from 'node:buffer';
import { declaredName } from './body-parts.ts';
import { messageAsFile, placeFields } from './build-part.ts';
import { bufferOf } from './bytes.ts';
import { base64Lines } from './encode-body.ts';
import { type Edit, edited, linesOf } from './source-edits.ts';
import { type Part, rawBody, readStructure, type Structure } from './structure.ts';

/** The same bytes where they are ASCII already. */
export function asSevenBit(raw: Uint8Array): Uint8Array {
  const source = bufferOf(raw);
  if (isAscii(source)) return raw;
  const structure = readStructure(source);
  return edited(source, editsOf(structure, structure.root));
}

function editsOf(structure: Structure, part: Part): Edit[] {
  const body = rawBody(structure, part);
  if (isAscii(body)) return [];
  if (part.children.length > 0) {
    // Seven bits are what is meant where nothing is said.
    return [
      ...without(part, ['content-transfer-encoding']),
      ...part.children.flatMap((one) => editsOf(structure, one)),
    ];
  }
  return /^message\//.test(part.type) ? asFile(part, body) : encodedLeaf(part, body);
}

function asFile(part: Part, body: Buffer): Edit[] {
  const file = messageAsFile(body, declaredName(part) ?? '');
  const fields = [...file.fields, ...placeFields(file.name, part.contentId)];
  const replaced = ['content-type', 'content-transfer-encoding', 'content-disposition', 'content-id'];
  return [...without(part, replaced), atStartOfHeader(part, fields), placed(part, file.body)];
}

function encodedLeaf(part: Part, body: Buffer): Edit[] {
  const fields = ['Content-Transfer-Encoding: base64'];
  return [
    ...without(part, ['content-transfer-encoding']),
    atStartOfHeader(part, fields),
    placed(part, base64Lines(body)),
  ];
}

function without({ header, bodyStart }: Part, names: readonly string[]): Edit[] {
  return header.fields
    .filter(({ name }) => names.includes(name))
    .map((field) => ({ ...linesOf(header.source, field, bodyStart), by: Buffer.alloc(0) }));
}

function atStartOfHeader({ start }: Part, fields: readonly string[]): Edit {
  return { start, end: start, by: Buffer.from(`${fields.join('\r\n')}\r\n`, 'utf8') };
}

const placed = ({ bodyStart, bodyEnd }: Part, by: Buffer): Edit => ({ start: bodyStart, end: bodyEnd, by });
