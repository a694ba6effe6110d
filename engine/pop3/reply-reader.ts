// Reads one answer of a POP3 server from whatever pieces it comes in (RFC 1939 §3): a status line, and after +OK of a
// command that asks for it a text that ends with a line of a single dot. Pure. Invariant: the text comes out byte for
// byte as it went in at the server, with the dots of dot-stuffing taken off, wherever the packets were split.
import { MailError } from '../../shared/domain/problem.ts';

type ReplyStatus = 'ok' | 'error' | 'continue';

export interface Reply {
  status: ReplyStatus;
  /** What the status line says after +OK or -ERR. */
  words: string;
}

export interface ReplyReader {
  /** Takes the head of `chunk`; answers how many bytes of it were this reply's. All of them unless it has ended. */
  take(chunk: Uint8Array): number;
  hasEnded(): boolean;
  /** The status line; complete once the text begins. */
  status(): Reply;
}

/** RFC 1939 allows 512 bytes; some servers greet with a novel. */
const STATUS_LINE_MAX = 16 * 1024;

const CR = 13;
const LF = 10;
const DOT = 46;

/**
 * `onText` null: nothing follows the status line. It is handed slices of the chunks that came, to be copied if they
 * are kept.
 */
export function createReplyReader(onText: ((bytes: Uint8Array) => void) | null): ReplyReader {
  let line = '';
  let status: ReplyStatus | null = null;
  let text: TextReader | null = null;
  let hasEnded = false;

  const takeStatus = (chunk: Uint8Array): number => {
    const end = chunk.indexOf(LF);
    const used = end < 0 ? chunk.length : end + 1;
    line += Buffer.from(chunk.buffer, chunk.byteOffset, used).toString('latin1');
    if (line.length > STATUS_LINE_MAX) throw notPop3('status line too long');
    // Whoever does not begin like this speaks another protocol, and may never end the line.
    if (!'+-'.includes(line[0] ?? '')) throw notPop3('no status');
    if (end < 0) return used;
    status = statusOf(line);
    if (status === 'ok' && onText) text = createTextReader(onText, line.endsWith('\r\n'));
    else hasEnded = true;
    return used;
  };

  return {
    take(chunk) {
      const used = status === null ? takeStatus(chunk) : 0;
      if (!text || hasEnded) return used;
      const more = text.take(chunk.subarray(used));
      hasEnded = text.hasEnded();
      return used + more;
    },
    hasEnded: () => hasEnded,
    status: () => ({ status: status ?? 'error', words: wordsOf(line) }),
  };
}

function statusOf(line: string): ReplyStatus {
  if (/^\+OK\b/i.test(line)) return 'ok';
  if (/^-ERR\b/i.test(line)) return 'error';
  // RFC 5034 §4: a challenge of AUTH.
  if (/^\+(?: |\r?\n)/.test(line)) return 'continue';
  throw notPop3('no status');
}

/** What follows +OK, -ERR or +. UTF-8 where it is (RFC 6856), as it goes into « Détails ». */
function wordsOf(line: string): string {
  return Buffer.from(line.replace(/^(?:\+OK|-ERR|\+)\s*/i, '').trimEnd(), 'latin1').toString('utf8');
}

function notPop3(detail: string): MailError {
  return new MailError({ kind: 'unsupported', reason: 'notPop3', detail });
}

interface TextReader {
  take(chunk: Uint8Array): number;
  hasEnded(): boolean;
}

/**
 * Where the last byte left us. `lineStart`: a dot here is the server's, not the message's. `dot`, `dotCr`: that dot, or
 * it and a CR, have been seen, and what follows tells whether the text has ended.
 */
type Place = 'inLine' | 'cr' | 'lineStart' | 'dot' | 'dotCr';

/**
 * `crlf`: lines end with CRLF and nothing else, so that a lone LF in a message followed by a dot ends nothing. A server
 * that ends its status lines with LF alone is taken to end all lines so.
 */
function createTextReader(onText: (bytes: Uint8Array) => void, crlf: boolean): TextReader {
  const lineEnd = crlf ? CRLF_DOT : LF_DOT;
  let place: Place = 'lineStart';
  let hasEnded = false;

  /** Everything up to the next dot that begins a line, or all there is. */
  const takeRun = (chunk: Buffer, from: number): number => {
    const found = chunk.indexOf(lineEnd, from);
    const end = found < 0 ? chunk.length : found + lineEnd.length - 1;
    place = placeAfter(chunk.subarray(from, end), crlf);
    onText(chunk.subarray(from, end));
    return end;
  };

  const end = (at: number): number => {
    hasEnded = true;
    return at + 1;
  };

  /** One step on from `at`; answers where the next one begins. */
  const step = (chunk: Buffer, at: number): number => {
    const byte = chunk[at];
    switch (place) {
      case 'dot':
        if (byte === LF && !crlf) return end(at);
        // Any other dot at the start of a line was put there by the server, whether another follows or not.
        place = byte === CR ? 'dotCr' : 'inLine';
        return byte === CR ? at + 1 : at;
      case 'dotCr':
        if (byte === LF) return end(at);
        onText(CR_BYTE);
        place = 'cr';
        return at;
      case 'cr':
        place = byte === LF ? 'lineStart' : 'inLine';
        if (byte !== LF) return at;
        onText(chunk.subarray(at, at + 1));
        return at + 1;
      case 'lineStart':
        if (byte !== DOT) return takeRun(chunk, at);
        place = 'dot';
        return at + 1;
      case 'inLine':
        return takeRun(chunk, at);
    }
  };

  return {
    take(bytes) {
      const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      let at = 0;
      while (at < chunk.length && !hasEnded) at = step(chunk, at);
      return at;
    },
    hasEnded: () => hasEnded,
  };
}

const CRLF_DOT = Buffer.from('\r\n.');
const LF_DOT = Buffer.from('\n.');
const CR_BYTE = Buffer.from('\r');

function placeAfter(run: Uint8Array, crlf: boolean): Place {
  const last = run.at(-1);
  if (last === LF) return !crlf || run.at(-2) === CR ? 'lineStart' : 'inLine';
  return last === CR && crlf ? 'cr' : 'inLine';
}
