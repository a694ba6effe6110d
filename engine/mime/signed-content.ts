// What an S/MIME signature is about and the signature itself, as bytes. What is verified is what is shown: the same parts of
// the same structure.
import { isAscii } from 'node:buffer';
import type { Address } from '../../shared/domain/address.ts';
import { bufferOf } from './bytes.ts';
import { readCmsEnvelope } from './cms-envelope.ts';
import { headerFacts } from './header-facts.ts';
import { signedPair } from './seal.ts';
import { rawBody, readStructure } from './structure.ts';
import { decodeTransfer } from './transfer-encoding.ts';

export interface SignedContent {
  /** The CMS structure, with or without the content in it. */
  cms: Buffer;
  /** What it has to be true of: any of these. Mail that lay in a file may have lost the line ends it was signed with. */
  contents: Buffer[];
  from: Address[];
}

/** null: the message as a whole is not signed. */
export function signedContent(raw: Uint8Array): SignedContent | null {
  const structure = readStructure(bufferOf(raw));
  const { root } = structure;
  const { from } = headerFacts(root.header);
  const pair = signedPair(root);
  if (pair) {
    const { covered, signature } = pair;
    const content = structure.source.subarray(covered.start, covered.bodyEnd);
    const contents = hasBareBreak(content) ? [withFullBreaks(content), content] : [content];
    return { cms: decodeTransfer(rawBody(structure, signature), signature.encoding), contents, from };
  }
  if (root.children.length > 0) return null;
  const cms = decodeTransfer(rawBody(structure, root), root.encoding);
  const envelope = readCmsEnvelope(cms);
  return envelope.kind === 'signed' && envelope.content ? { cms, contents: [envelope.content], from } : null;
}

function hasBareBreak(bytes: Buffer): boolean {
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) if (bytes[at - 1] !== 13) return true;
  return false;
}

function withFullBreaks(bytes: Buffer): Buffer {
  const encoding = isAscii(bytes) ? 'ascii' : 'latin1';
  return Buffer.from(bytes.toString(encoding).replace(/\r\n|\r|\n/g, '\r\n'), 'latin1');
}
