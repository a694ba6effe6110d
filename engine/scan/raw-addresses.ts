// Addresses in bytes that nobody here reads: pictures (what cameras and programs write into them), old Word and Excel files.
// Letters of one byte, or of two as Windows writes them. ASCII only: among random bytes everything else is noise.
import type { Notes } from './notes.ts';

const AT = 0x40;
const ADDRESS = /[a-z0-9][a-z0-9._%+-]{1,63}@[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,4}\.[a-z]{2,24}/gi;
const REACH = 100;

export function noteRawAddresses(bytes: Uint8Array, notes: Notes): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = buffer.indexOf(AT); at >= 0; at = buffer.indexOf(AT, at + 1)) {
    const isWide = buffer[at + 1] === 0;
    if (!isLetter(buffer[at + (isWide ? 2 : 1)]) || !isLetter(buffer[at - (isWide ? 2 : 1)])) continue;
    const reach = isWide ? 2 * REACH : REACH;
    const start = Math.max(isWide ? at % 2 : 0, at - reach);
    const around = buffer.subarray(start, at + reach);
    for (const [address] of around.toString(isWide ? 'utf16le' : 'latin1').matchAll(ADDRESS)) notes.text(address, true);
  }
}

function isLetter(byte: number | undefined): boolean {
  return byte !== undefined && /[A-Za-z0-9]/.test(String.fromCharCode(byte));
}
