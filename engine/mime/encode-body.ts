// Bytes as lines of ASCII that any server carries unchanged: quoted-printable and base64.
import { bufferOf } from './bytes.ts';

const CRLF = '\r\n';

/** RFC 2045 §6.7; the text has CRLF line breaks. */
export function quotedPrintable(bytes: Buffer): Buffer {
  const lines = bytes.toString('latin1').split(CRLF).map(quotedLine);
  return Buffer.from(lines.join(CRLF), 'latin1');
}

function quotedLine(line: string): string {
  let out = '';
  let length = 0;
  for (let i = 0; i < line.length; i++) {
    const unit = quotedUnit(line, i);
    // 75 and the soft break's equals sign.
    if (length + unit.length > 75) {
      out += `=${CRLF}`;
      length = 0;
    }
    out += unit;
    length += unit.length;
  }
  return out;
}

function quotedUnit(line: string, i: number): string {
  const code = line.charCodeAt(i);
  const last = i === line.length - 1;
  const isBlank = code === 0x20 || code === 0x09;
  // « From » and a lone dot at a line's start are changed by mbox files and careless relays.
  const atStart = i === 0 && (line.startsWith('From ') || line.startsWith('.'));
  if ((code > 0x20 && code < 0x7f && code !== 0x3d && !atStart) || (isBlank && !last)) return line[i]!;
  return `=${code.toString(16).toUpperCase().padStart(2, '0')}`;
}

export function base64Lines(bytes: Uint8Array): Buffer {
  return Buffer.from(
    bufferOf(bytes)
      .toString('base64')
      .replace(/.{76}(?=.)/g, `$&${CRLF}`),
    'latin1',
  );
}
