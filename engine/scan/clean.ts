// A copy of an attachment in which nobody's address is left: messages keep names, dates and subjects, tables everything but
// the addresses; what is attached to a message is cleaned too, or taken out of it. Invariant: read again, the copy shows
// nobody; where that cannot be had there is no copy.
import type { Marks } from '../../shared/guard/apply-fix.ts';
import { addressesIn, readBody } from '../../shared/guard/index.ts';
import { maskText } from '../../shared/guard/mask-text.ts';
import { bufferOf } from '../mime/bytes.ts';
import { addressesOfMessage, maskedMessage, maskedText } from '../mime/masked-message.ts';
import { leavesOf, rawBody, readStructure } from '../mime/structure.ts';
import { decodeTransfer } from '../mime/transfer-encoding.ts';
import { cleanDelimited } from './clean-delimited.ts';
import { cleanOffice } from './clean-office.ts';
import { contentOf } from './format.ts';
import { DEPTH_MAX } from './limits.ts';
import { isTable } from './read-text.ts';
import { scanAttachment } from './scan.ts';

export interface CleaningWords extends Marks {
  /** Stands in the place of a file that was taken out of a message. */
  removed: string;
}

/** null: it cannot be done. */
export async function cleanAttachment(bytes: Uint8Array, words: CleaningWords): Promise<Uint8Array | null> {
  const clean = await cleanFile(bytes, words, 0);
  if (!clean) return null;
  const left = await scanAttachment(clean);
  return left.found.length === 0 && (left.header?.bcc.length ?? 0) === 0 ? clean : null;
}

async function cleanFile(bytes: Uint8Array, words: CleaningWords, depth: number): Promise<Uint8Array | null> {
  if (depth > DEPTH_MAX) return null;
  const content = contentOf(bytes);
  switch (content.format) {
    case 'message':
      return cleanMessage(bytes, words, depth);
    case 'zip':
      return cleanOffice(bytes, {
        mark: words.address,
        cleanEmbedded: async (file) => ((await showsNobody(file)) ? file : cleanFile(file, words, depth + 1)),
      });
    case 'html':
      return encoded(maskedText(content.text, 'html', new Set(mentionsIn(content.text)), words));
    case 'text':
      if (isTable(content.text)) return cleanDelimited(content.text, words.address);
      return encoded(
        maskText(content.text, new Set(addressesIn(content.text).map((one) => one.address)), words.address),
      );
    default:
      return null;
  }
}

async function cleanMessage(bytes: Uint8Array, words: CleaningWords, depth: number): Promise<Uint8Array> {
  const structure = readStructure(bufferOf(bytes));
  const files = new Map<string, Uint8Array | null>();
  for (const part of leavesOf(structure.root)) {
    if (part.type === 'text/plain' || part.type === 'text/html') continue;
    const file = decodeTransfer(rawBody(structure, part), part.encoding);
    const isMessage = part.type === 'message/rfc822';
    if (isMessage || !(await showsNobody(file))) files.set(part.id, await cleanFile(file, words, depth + 1));
  }
  const { found } = await scanAttachment(bytes);
  const addresses = new Set([...addressesOfMessage(bytes), ...found.map(({ address }) => address)]);
  return maskedMessage(bytes, addresses, words, { files, removed: words.removed });
}

async function showsNobody(bytes: Uint8Array): Promise<boolean> {
  return (await scanAttachment(bytes)).found.length === 0;
}

function mentionsIn(html: string): string[] {
  return readBody({ html, text: '' }).mentions.map(({ address }) => address);
}

function encoded(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, 'utf8');
}
