// What the author of a message wrote, as one hash: who to whom, when, and every part with its bytes, however they were
// encoded. Left aside is what servers and lists add on the way: other header fields, line ends, blanks at the end of lines.
import { createHash } from 'node:crypto';
import { declaredName } from './body-parts.ts';
import { bufferOf } from './bytes.ts';
import { decodeCharset } from './charset.ts';
import { parseHeader } from './header-facts.ts';
import { leavesOf, type Part, rawBody, readStructure, type Structure } from './structure.ts';
import { decodeTransfer } from './transfer-encoding.ts';

export function contentHash(raw: Uint8Array): string {
  const structure = readStructure(bufferOf(raw));
  const { subject, from, to, cc, dateAt } = parseHeader(raw);
  const hash = createHash('sha256').update(JSON.stringify([subject, from, to, cc, dateAt]));
  for (const part of leavesOf(structure.root)) {
    hash.update(JSON.stringify([part.type, declaredName(part)])).update(hashOf(structure, part));
  }
  return hash.digest('hex');
}

function hashOf(structure: Structure, part: Part): Uint8Array {
  const bytes = decodeTransfer(rawBody(structure, part), part.encoding);
  const isText = part.type.startsWith('text/') || part.type.startsWith('message/');
  if (!isText) return createHash('sha256').update(bytes).digest();
  const { text } = decodeCharset(bytes, part.typeParameters.get('charset') ?? null);
  return createHash('sha256')
    .update(text.replace(/[ \t\r]+$/gm, '').trimEnd())
    .digest();
}
