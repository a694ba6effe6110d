// The bytes of one message of a mailbox file while it is being read: pieces of the windows, and what has to be known
// of it at its end. Holds no more than a message may have; of what is longer, nothing.
import { latin1 } from '../../mime/bytes.ts';

export interface MessageParts {
  /** The line that began it; null: the file began without one. */
  readonly separator: string | null;
  readonly place: string;
  readonly inHeader: boolean;
  readonly hasField: boolean;
  /** Why it is not held: too large, or no mail at all. */
  readonly dropped: 'tooLarge' | 'noMail' | null;
  readonly separatorsInside: number;
  add(piece: Buffer): void;
  /** A line of the body begins with « From  » and was not quoted. */
  bareFrom(): void;
  /** What is added next begins with the « > » of a quoted line. */
  quotedFrom(): void;
  separatorInside(): void;
  headerLine(bytes: Buffer, at: number, next: number): void;
  /** The Content-Length that the header named, where the program that wrote the file may have meant it. */
  endHeader(): number | null;
  /** Unquoted, if its writer quoted. */
  bytes(): Buffer;
  /** Of `bytes()`, those that stand before this position of the file. */
  lengthUpTo(position: number): number;
}

const FIELD = /^[!-9;-~]{1,200}[ \t]*:/;
/** Where Casier wrote the file it tells the length itself, and quotes; a Content-Length is the message's own. */
const CASIER_SIZE = /^x-casier-size[ \t]*:/i;
const CONTENT_LENGTH = /^content-length[ \t]*:[ \t]*(\d{1,15})[ \t]*\r?\n?$/i;
/** Fields are looked for where a header may be; binary data has no end of it. */
const HEADER_BYTES_MAX = 1024 * 1024;

/** `start`: where its bytes begin, behind the separator. */
export function collectMessage(
  position: number,
  start: number,
  separator: string | null,
  bytesMax: number,
): MessageParts {
  let pieces: Buffer[] = [];
  /** Which of the pieces begin with a « > » too many. */
  let quoted = new Set<number>();
  let length = 0;
  let headerBytes = 0;
  let contentLength: number | null = null;
  let hasCasierSize = false;
  let hasBareFrom = false;
  let dropped: MessageParts['dropped'] = null;
  const state = { inHeader: true, hasField: false, separatorsInside: 0 };

  return {
    separator,
    place: String(position),
    get inHeader() {
      return state.inHeader;
    },
    get hasField() {
      return state.hasField;
    },
    get dropped() {
      return dropped;
    },
    get separatorsInside() {
      return state.separatorsInside;
    },
    add(piece) {
      if (piece.length === 0 || dropped) return;
      length += piece.length;
      if (!state.hasField && length > HEADER_BYTES_MAX) dropped = 'noMail';
      else if (length > bytesMax) dropped = 'tooLarge';
      else pieces.push(piece);
      if (dropped) {
        pieces = [];
        quoted = new Set();
      }
    },
    bareFrom() {
      hasBareFrom = true;
    },
    quotedFrom() {
      quoted.add(pieces.length);
    },
    separatorInside() {
      state.separatorsInside += 1;
      hasBareFrom = true;
    },
    headerLine(bytes, at, next) {
      headerBytes += next - at;
      if (headerBytes > HEADER_BYTES_MAX) state.inHeader = false;
      const line = latin1(bytes, at, Math.min(next, at + 220));
      if (!state.hasField && FIELD.test(line)) state.hasField = true;
      hasCasierSize ||= CASIER_SIZE.test(line);
      const found = CONTENT_LENGTH.exec(line)?.[1];
      if (found !== undefined) contentLength = Number(found);
    },
    endHeader() {
      // An empty line before any field: some programs leave one behind the separator.
      if (!state.hasField && headerBytes === 0) return null;
      state.inHeader = false;
      return hasCasierSize ? null : contentLength;
    },
    bytes() {
      const unquoted = hasBareFrom
        ? pieces
        : pieces.map((piece, index) => (quoted.has(index) ? piece.subarray(1) : piece));
      return Buffer.concat(unquoted);
    },
    lengthUpTo: (end) => end - start - (hasBareFrom ? 0 : quoted.size),
  };
}
