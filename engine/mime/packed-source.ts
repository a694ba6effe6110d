// The form in which a raw source lies in the store. Byte for byte what came is what goes back: base64 blocks are kept
// decoded only after they have been shown to encode to the same bytes again; text is deflated where it pays.
//
// Encodings: 'raw' (the bytes themselves), 'deflate' (raw deflate), 'parts' (the container below). An encoding is never
// changed once released; a better one gets a new name.
//
// Container 'parts': numbers are varints (7 bits a byte, low first).
//   count, then per block: bytes of text before it, decoded length, line length, line break (1 LF, 2 CRLF),
//   kind (0 = in the binary stream, 1 = in the text stream)
//   text form (0 stored, 1 deflated), length of the text stream as stored, text stream, binary stream
// The text stream is text, block, text, block …, text; blocks of kind 0 are taken from the binary stream instead.
import { deflateRawSync, inflateRawSync, constants as zlib } from 'node:zlib';
import { MailError } from '../../shared/domain/problem.ts';
import type { PackedSource } from '../core/message-facts.ts';
import {
  CR,
  decodeLines,
  type EncodedBlock,
  encodeBlock,
  encodedLength,
  LF,
  SAMPLE_BYTES,
  SLICE_BYTES,
} from './base64-lines.ts';
import { bufferOf } from './bytes.ts';
import { release } from './release.ts';
import { leavesOf, type Part, readStructure, type Structure } from './structure.ts';

/** Deflating less is not worth the call. */
const MIN_DEFLATED = 512;
/** A gain below this is not worth the time of inflating when the message is opened. */
const MIN_GAIN = 0.9;
/** A block that large is decoded twice rather than kept beside what is made of it. */
const LARGE_BLOCK_BYTES = 1024 * 1024;

// Level 1: a first sync waits for it, and the levels above gain a few per cent.
const DEFLATE = { level: 1, strategy: zlib.Z_DEFAULT_STRATEGY, memLevel: 9 } as const;

interface Block {
  start: number;
  end: number;
  decodedLength: number;
  /** null: large, and decoded straight to where it belongs. */
  decoded: Buffer | null;
  lineLength: number;
  lineBreak: 1 | 2;
  inText: boolean;
}

type Shape = Pick<Block, 'start' | 'end' | 'decodedLength' | 'lineLength' | 'lineBreak'>;

/**
 * Packs a raw source; give the structure if it has been read already. `mayOverwrite`: what is large is decoded to the
 * beginning of the source itself, lest it be in memory twice.
 */
export function packSource(raw: Uint8Array, structure?: Structure, mayOverwrite = false): PackedSource {
  const source = bufferOf(raw);
  const blocks = findBlocks(structure ?? readStructure(source));
  if (blocks.length > 0) return { encoding: 'parts', bytes: packBlocks(source, blocks, mayOverwrite) };
  const deflated = deflateIfWorth(source);
  return deflated ? { encoding: 'deflate', bytes: deflated } : { encoding: 'raw', bytes: source };
}

/**
 * The raw source, byte for byte. Throws MailError `store` when the bytes are not what packing made of it. `mayOverwrite`:
 * what is large is unpacked where it lies, given that there is room before it.
 */
export function unpackSource(packed: PackedSource, mayOverwrite = false): Buffer {
  const bytes = bufferOf(packed.bytes);
  switch (packed.encoding) {
    case 'raw':
      return bytes;
    case 'deflate':
      return inflate(bytes);
    case 'parts':
      return unpackBlocks(bytes, mayOverwrite && bytes.length > LARGE_BLOCK_BYTES);
    default:
      throw new Error(`unknown encoding of a stored source: ${packed.encoding}`);
  }
}

function deflateIfWorth(bytes: Buffer): Buffer | null {
  if (bytes.length < MIN_DEFLATED) return null;
  // Large and unlike text (8-bit attachments): a sample tells.
  if (bytes.length > 16 * SAMPLE_BYTES && !isCompressible(bytes)) return null;
  const deflated = deflateRawSync(bytes, DEFLATE);
  return deflated.length < bytes.length * MIN_GAIN ? deflated : null;
}

function isCompressible(bytes: Buffer): boolean {
  const middle = Math.max(0, (bytes.length >> 1) - SAMPLE_BYTES / 2);
  const sample = bytes.subarray(middle, middle + SAMPLE_BYTES);
  return deflateRawSync(sample, DEFLATE).length < sample.length * 0.8;
}

function findBlocks(structure: Structure): Block[] {
  const blocks: Block[] = [];
  for (const part of leavesOf(structure.root)) {
    const block = part.encoding === 'base64' ? decodeBlock(structure.source, part) : null;
    if (block) blocks.push(block);
  }
  return blocks;
}

/** The base64 lines of a part, decoded; null unless they encode to the very same bytes again. */
function decodeBlock(source: Buffer, part: Part): Block | null {
  const start = part.bodyStart;
  const firstBreak = source.indexOf(LF, start);
  if (firstBreak < 0 || firstBreak >= part.bodyEnd) return null;
  const lineBreak = source[firstBreak - 1] === CR ? 2 : 1;
  const lineLength = firstBreak + 1 - lineBreak - start;
  if (lineLength < 4 || lineLength % 4 !== 0) return null;
  const lines = { start, limit: part.bodyEnd, lineLength, lineBreak } as const;
  const size = Math.ceil((part.bodyEnd - start) / 4) * 3;
  const isLarge = size > LARGE_BLOCK_BYTES;
  const into = Buffer.allocUnsafeSlow(isLarge ? SLICE_BYTES : size);
  const found = decodeLines(source, lines, into, isLarge);
  if (!found) {
    release(into);
    return null;
  }
  const { end, length, sample } = found;
  const inText = part.type.startsWith('text/') || (length > 2 * MIN_DEFLATED && isCompressible(sample));
  const shape = { start, end, decodedLength: length, lineLength, lineBreak, inText } as const;
  if (!isLarge) return { ...shape, decoded: into.subarray(0, length) };
  return { ...shape, decoded: inText ? decodeAgain(source, shape, Buffer.allocUnsafe(size)) : null };
}

/** What has been shown to be regular lines, decoded to where it belongs. */
function decodeAgain(
  source: Buffer,
  { start, end, decodedLength, lineLength, lineBreak }: Shape,
  into: Buffer,
): Buffer {
  const again = decodeLines(source, { start, limit: end, lineLength, lineBreak }, into, false);
  if (again?.length !== decodedLength) throw new Error('a block is not what it was a moment ago');
  return into.subarray(0, decodedLength);
}

function packBlocks(source: Buffer, blocks: Block[], mayOverwrite: boolean): Buffer {
  const head: number[] = [];
  const text: Buffer[] = [];
  const binary: Block[] = [];
  pushNumber(head, blocks.length);
  let at = 0;
  for (const block of blocks) {
    text.push(source.subarray(at, block.start));
    if (block.inText && block.decoded) text.push(block.decoded);
    else binary.push(block);
    for (const number of [block.start - at, block.decodedLength, block.lineLength, block.lineBreak]) {
      pushNumber(head, number);
    }
    pushNumber(head, block.inText ? 1 : 0);
    at = block.end;
  }
  text.push(source.subarray(at));
  const plain = Buffer.concat(text);
  const deflated = deflateIfWorth(plain);
  const stream = deflated ?? plain;
  pushNumber(head, deflated ? 1 : 0);
  pushNumber(head, stream.length);
  let length = head.length + stream.length;
  const size = binary.reduce((sum, block) => sum + block.decodedLength, length);
  const fits = mayOverwrite && size > LARGE_BLOCK_BYTES && staysBehind(binary, length);
  const packed = fits ? source.subarray(0, size) : Buffer.allocUnsafeSlow(size);
  packed.set(head);
  packed.set(stream, head.length);
  for (const block of binary) {
    const place = packed.subarray(length, length + block.decodedLength);
    if (block.decoded) place.set(block.decoded);
    else decodeAgain(source, block, place);
    length += block.decodedLength;
  }
  for (const { decoded } of blocks) if (decoded) release(new Uint8Array(decoded.buffer));
  return packed;
}

/** Whether each block begins no earlier than where it is decoded to: what is written is then never yet to be read. */
function staysBehind(blocks: readonly Block[], from: number): boolean {
  let at = from;
  return blocks.every(({ start, decodedLength }) => {
    const isBehind = at <= start;
    at += decodedLength;
    return isBehind;
  });
}

function unpackBlocks(bytes: Buffer, inPlace: boolean): Buffer {
  const reader = { bytes, at: 0 };
  const count = readNumber(reader);
  const blocks = Array.from({ length: count }, () => ({
    textBefore: readNumber(reader),
    length: readNumber(reader),
    lineLength: readNumber(reader),
    lineBreak: readNumber(reader),
    inText: readNumber(reader) === 1,
  }));
  const deflated = readNumber(reader) === 1;
  const streamLength = readNumber(reader);
  const stream = bytes.subarray(reader.at, reader.at + streamLength);
  const text = deflated ? inflate(stream) : inPlace ? Buffer.from(stream) : stream;
  const pieces: (Buffer | EncodedBlock)[] = [];
  let textAt = 0;
  let binaryAt = reader.at + streamLength;
  for (const { textBefore, length, lineLength, lineBreak, inText } of blocks) {
    pieces.push(text.subarray(textAt, textAt + textBefore));
    textAt += textBefore;
    const decoded = inText ? text.subarray(textAt, textAt + length) : bytes.subarray(binaryAt, binaryAt + length);
    if (decoded.length !== length || !(lineLength >= 4)) throw brokenSource('a block is not whole');
    if (inText) textAt += length;
    else binaryAt += length;
    pieces.push({ decoded, lineLength, lineBreak });
  }
  pieces.push(text.subarray(textAt));
  const lengthOf = (piece: Buffer | EncodedBlock) => (Buffer.isBuffer(piece) ? piece.length : encodedLength(piece));
  const length = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
  return joined(pieces, (inPlace && endingWith(bytes, length)) || Buffer.allocUnsafeSlow(length));
}

/**
 * As many bytes, which end where these end; null where there is no room before them. As each block grows, and the last
 * one ends where they end, what is written never comes to what is still to be read.
 */
function endingWith({ buffer, byteOffset, byteLength }: Buffer, length: number): Buffer | null {
  const start = byteOffset + byteLength - length;
  return start < 0 ? null : Buffer.from(buffer, start, length);
}

function joined(pieces: readonly (Buffer | EncodedBlock)[], out: Buffer): Buffer {
  let at = 0;
  for (const piece of pieces) at += Buffer.isBuffer(piece) ? piece.copy(out, at) : encodeBlock(piece, out, at);
  return out;
}

function inflate(deflated: Buffer): Buffer {
  try {
    return inflateRawSync(deflated);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw code?.startsWith('Z_') ? brokenSource(code, error) : error;
  }
}

function brokenSource(what: string, cause?: unknown): MailError {
  return new MailError({ kind: 'store', reason: 'storeBroken', detail: `stored source: ${what}` }, { cause });
}

function pushNumber(out: number[], value: number): void {
  let rest = value;
  while (rest >= 0x80) {
    out.push((rest & 0x7f) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  out.push(rest);
}

function readNumber(reader: { bytes: Buffer; at: number }): number {
  let value = 0;
  for (let factor = 1; ; factor *= 0x80) {
    const byte = reader.bytes[reader.at++];
    if (byte === undefined) throw brokenSource('ends too early');
    value += (byte & 0x7f) * factor;
    if (byte < 0x80) return value;
  }
}
