// Flags as Unix mail programs write them into the message's own header (mutt, pine, Dovecot, Eudora's converters):
// Status, X-Status, X-Keywords. Read only: they came with the file, and what the header holds stays as it is.
import { findField, headerText, readHeaderBlock } from '../mime/header-block.ts';
import { type Marks, NO_MARKS } from './found-message.ts';

const HEADER_BYTES_MAX = 256_000;

export function statusMarks(raw: Buffer): Marks {
  const block = readHeaderBlock(raw, 0, Math.min(raw.length, HEADER_BYTES_MAX));
  if (!findField(block, 'status') && !findField(block, 'x-status')) return NO_MARKS;
  const letters = `${headerText(block, 'status') ?? ''}${headerText(block, 'x-status') ?? ''}`;
  // Something else of that name: « Status: delivered ».
  if (!/^[A-Z]*$/.test(letters)) return NO_MARKS;
  const flag = (letter: string, name: string) => (letters.includes(letter) ? [name] : []);
  const keywords = (headerText(block, 'x-keywords') ?? '').split(/\s+/).filter((keyword) => keyword !== '');
  return {
    flags: [
      ...flag('R', '\\Seen'),
      ...flag('A', '\\Answered'),
      ...flag('F', '\\Flagged'),
      ...flag('T', '\\Draft'),
      ...keywords,
    ],
    deleted: letters.includes('D'),
    headerOnly: false,
  };
}
