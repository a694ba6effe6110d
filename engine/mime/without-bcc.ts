// An attached message without the Bcc that one's own sent copies keep: nobody who gets it may see who was written to in
// secret (guard case 15). Every other byte stays as it is; without a Bcc it is the same message.
import { bufferOf } from './bytes.ts';
import { readHeaderBlock } from './header-block.ts';

const SECRET: ReadonlySet<string> = new Set(['bcc', 'resent-bcc']);

export function withoutBcc(raw: Uint8Array): Uint8Array {
  const source = bufferOf(raw);
  const { fields, bodyStart } = readHeaderBlock(source);
  const secret = fields.filter(({ name }) => SECRET.has(name));
  if (secret.length === 0) return raw;
  const kept: Buffer[] = [];
  let at = 0;
  for (const { start, end } of secret) {
    kept.push(source.subarray(at, lineStart(source, start)));
    at = Math.min(lineEnd(source, end), bodyStart);
  }
  return Buffer.concat([...kept, source.subarray(at)]);
}

/** Where the line of the field's name begins. */
function lineStart(source: Buffer, at: number): number {
  let start = at;
  while (start > 0 && source[start - 1] !== LF && source[start - 1] !== CR) start -= 1;
  return start;
}

const LF = 0x0a;
const CR = 0x0d;

/** Behind the line break that ends the field's last line. */
function lineEnd(source: Buffer, end: number): number {
  if (source[end] === CR && source[end + 1] === LF) return end + 2;
  return source[end] === CR || source[end] === LF ? end + 1 : end;
}
