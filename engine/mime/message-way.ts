// How a message can lie in another one. RFC 2046 §5.2.1 forbids to encode message/rfc822: it travels as it is, or it is no
// message/rfc822. Nothing in it is written anew either, as that would break its signatures and its worth as evidence (ADR 0052).
import { isAscii } from 'node:buffer';
import { bufferOf } from './bytes.ts';
import { withCrlf } from './line-breaks.ts';

const CR = 0x0d;
const LF = 0x0a;
/** RFC 5322 §2.1.1, RFC 5321 §4.5.3.1.6. */
const MAX_LINE = 998;

export interface MessageAsItIs {
  encoding: '7bit' | '8bit';
  /** Its lines end in CRLF. */
  source: Buffer;
}

/** null: as it is, no server has to carry it. */
export function asItIs(message: Uint8Array): MessageAsItIs | null {
  const source = bufferOf(withCrlf(message));
  if (source.includes(0) || !hasSoundLines(source)) return null;
  return { encoding: isAscii(source) ? '7bit' : '8bit', source };
}

function hasSoundLines(source: Buffer): boolean {
  let start = 0;
  for (let lf = source.indexOf(LF); lf >= 0; lf = source.indexOf(LF, start)) {
    if (!isSound(source, start, lf - 1)) return false;
    start = lf + 1;
  }
  return isSound(source, start, source.length);
}

/** Short enough, and without a bare CR. */
function isSound(source: Buffer, start: number, end: number): boolean {
  if (end - start > MAX_LINE) return false;
  const cr = source.indexOf(CR, start);
  return cr < 0 || cr >= end;
}
