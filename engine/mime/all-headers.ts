// « Tous les en-têtes »: every field of a message's header as it came, one line each, readable: encoded words decoded,
// control characters left out. Nothing is judged or put in order.
import type { HeaderLine } from '../../shared/domain/message.ts';
import { bufferOf, latin1 } from './bytes.ts';
import { decodeWords } from './encoded-words.ts';
import { fieldText, type HeaderBlock, type HeaderField, readHeaderBlock } from './header-block.ts';

/** More than anybody reads; a header made to be endless ends there. */
const FIELDS_SHOWN = 500;
const VALUE_LENGTH = 8_000;

export function allHeaders(source: Uint8Array): HeaderLine[] {
  const block = readHeaderBlock(bufferOf(source));
  return block.fields.slice(0, FIELDS_SHOWN).map((field) => {
    const value = decodeWords(fieldText(block, field)).replace(/[\u0000-\u001f\u007f]+/g, ' ');
    const isCut = value.length > VALUE_LENGTH;
    return { name: nameOf(block, field), value: isCut ? `${value.slice(0, VALUE_LENGTH)}…` : value };
  });
}

/** In the letters that its sender chose: from the beginning of its line to the colon. */
function nameOf({ source }: HeaderBlock, { start }: HeaderField): string {
  const before = source.subarray(0, start - 1);
  const line = Math.max(before.lastIndexOf(0x0a), before.lastIndexOf(0x0d)) + 1;
  return latin1(before, line).trimEnd();
}
