// What an S/MIME body is (RFC 8551, CMS of RFC 5652), as far as a reader has to know to show it: signed, with the letter
// that lies inside, or closed. Only the outermost layers are walked, by length octets; whether a signature holds is
// engine/signatures' to say. Never throws; bytes that are no CMS are `other`.
import { bufferOf } from './bytes.ts';

export type CmsEnvelope =
  /** `content` null: the letter is elsewhere (detached), or cannot be read. */
  { kind: 'signed'; content: Buffer | null } | { kind: 'encrypted' } | { kind: 'compressed' } | { kind: 'other' };

// DER of the object identifiers under 1.2.840.113549.1.
const SIGNED_DATA = '2a864886f70d010702';
const ENVELOPED_DATA = '2a864886f70d010703';
const AUTH_ENVELOPED_DATA = '2a864886f70d0109100117';
const COMPRESSED_DATA = '2a864886f70d0109100109';

const SEQUENCE = 0x30;
const SET = 0x31;
const INTEGER = 0x02;
const OBJECT_ID = 0x06;
const OCTETS = 0x04;
const OCTETS_IN_PIECES = 0x24;
const EXPLICIT_0 = 0xa0;

/** An octet string comes in pieces of pieces at most this deep. */
const MAX_NESTING = 4;

interface Element {
  tag: number;
  /** Of its content. */
  start: number;
  /** Of its content; of one without a length, the end of what it lies in. */
  end: number;
  /** Its length is not told: it goes on to an end mark (BER). */
  open: boolean;
}

export function readCmsEnvelope(bytes: Uint8Array): CmsEnvelope {
  const source = bufferOf(bytes);
  const outer = elementAt(source, 0, source.length);
  const type = outer?.tag === SEQUENCE ? elementAt(source, outer.start, outer.end) : null;
  if (!outer || type?.tag !== OBJECT_ID) return { kind: 'other' };
  switch (source.toString('hex', type.start, type.end)) {
    case ENVELOPED_DATA:
    case AUTH_ENVELOPED_DATA:
      return { kind: 'encrypted' };
    case COMPRESSED_DATA:
      return { kind: 'compressed' };
    case SIGNED_DATA:
      return { kind: 'signed', content: contentOfSigned(source, type.end, outer.end) };
    default:
      return { kind: 'other' };
  }
}

/** [0] { version, digestAlgorithms, { contentType, [0] { octets } }, … } */
function contentOfSigned(source: Buffer, from: number, to: number): Buffer | null {
  const explicit = elementAt(source, from, to);
  const signed = explicit?.tag === EXPLICIT_0 ? elementAt(source, explicit.start, explicit.end) : null;
  if (signed?.tag !== SEQUENCE) return null;
  const version = elementAt(source, signed.start, signed.end);
  if (version?.tag !== INTEGER) return null;
  const algorithms = elementAt(source, version.end, signed.end);
  if (algorithms?.tag !== SET || algorithms.open) return null;
  const encapsulated = elementAt(source, algorithms.end, signed.end);
  if (encapsulated?.tag !== SEQUENCE) return null;
  const type = elementAt(source, encapsulated.start, encapsulated.end);
  if (type?.tag !== OBJECT_ID) return null;
  const wrapped = elementAt(source, type.end, encapsulated.end);
  const octets = wrapped?.tag === EXPLICIT_0 ? elementAt(source, wrapped.start, wrapped.end) : null;
  if (!octets) return null;
  const pieces: Buffer[] = [];
  return takeOctets(source, octets, pieces, 0) === null ? null : Buffer.concat(pieces);
}

/** Collects the pieces of an octet string; answers where it ends, null where it is broken. */
function takeOctets(source: Buffer, element: Element, pieces: Buffer[], depth: number): number | null {
  if (element.tag === OCTETS) {
    pieces.push(source.subarray(element.start, element.end));
    return element.end;
  }
  if (element.tag !== OCTETS_IN_PIECES || depth > MAX_NESTING) return null;
  let at = element.start;
  while (at < element.end) {
    if (element.open && source[at] === 0 && source[at + 1] === 0) return at + 2;
    const piece = elementAt(source, at, element.end);
    const end = piece && takeOctets(source, piece, pieces, depth + 1);
    if (end === null) return null;
    at = end;
  }
  return element.open ? null : at;
}

/** X.690 §8.1: low tag numbers only, lengths of up to four octets or none. */
function elementAt(source: Buffer, at: number, limit: number): Element | null {
  if (at + 2 > limit) return null;
  const tag = source[at]!;
  const first = source[at + 1]!;
  if ((tag & 0x1f) === 0x1f) return null;
  if (first === 0x80) return { tag, start: at + 2, end: limit, open: true };
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
  if (lengthBytes > 4 || at + 2 + lengthBytes > limit) return null;
  const length = lengthBytes === 0 ? first : source.readUIntBE(at + 2, lengthBytes);
  const start = at + 2 + lengthBytes;
  return start + length > limit ? null : { tag, start, end: start + length, open: false };
}
