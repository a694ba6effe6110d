// The form in which a message travels: lines end in CRLF (RFC 5322 §2.1, RFC 9051 §4.3.1). Mail from files may have
// bare LFs, which a server turns into CRLF when it gives the message back.
import { bufferOf } from './bytes.ts';

const CR = 13;
const LF = 10;

/** The same bytes where all lines end in CRLF already. A bare CR is no line break and stays. */
export function withCrlf(raw: Uint8Array): Uint8Array {
  const source = bufferOf(raw);
  const bare = bareLineFeeds(source);
  if (bare.length === 0) return raw;
  const wired = Buffer.allocUnsafe(source.length + bare.length);
  let from = 0;
  let to = 0;
  for (const at of bare) {
    to += source.copy(wired, to, from, at);
    wired[to++] = CR;
    from = at;
  }
  source.copy(wired, to, from);
  return wired;
}

export function sameOnTheWire(one: Uint8Array, other: Uint8Array): boolean {
  return bufferOf(withCrlf(one)).equals(bufferOf(withCrlf(other)));
}

function bareLineFeeds(source: Buffer): number[] {
  const bare: number[] = [];
  for (let at = source.indexOf(LF); at >= 0; at = source.indexOf(LF, at + 1)) {
    if (at === 0 || source[at - 1] !== CR) bare.push(at);
  }
  return bare;
}
