// The letters of a text file that says nothing of its encoding: a mark at its beginning, else UTF-8 where the bytes are,
// line by line, and Windows-1252 for the lines that are not. So a file that two programs have written to is read whole.
import iconv from 'iconv-lite';

export function decodeText(bytes: Uint8Array): string {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return decodeLines(bytes.subarray(3));
  if (a === 0xff && b === 0xfe) return decodeAs('utf-16le', bytes.subarray(2));
  if (a === 0xfe && b === 0xff) return decodeAs('utf-16be', bytes.subarray(2));
  const wide = wideWithoutMark(bytes);
  return wide ? decodeAs(wide, bytes) : decodeLines(bytes);
}

/** Every other byte of Western text is zero in UTF-16. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const head = bytes.subarray(0, 400);
  if (head.length < 4) return null;
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2]! += 1;
  const most = head.length / 2;
  if (zeros[1]! > most * 0.8 && zeros[0] === 0) return 'utf-16le';
  return zeros[0]! > most * 0.8 && zeros[1] === 0 ? 'utf-16be' : null;
}

function decodeLines(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const NEWLINE = 10;
  const lines: string[] = [];
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(NEWLINE, start);
    const stop = end === -1 ? bytes.length : end + 1;
    lines.push(decodeLine(bytes.subarray(start, stop)));
    start = stop;
  }
  return lines.join('');
}

function decodeLine(line: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(line);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Not TextDecoder: that of Node 20 knows the letters from 0x80 to 0x9f in Latin-1 only.
    return iconv.decode(Buffer.from(line.buffer, line.byteOffset, line.byteLength), 'win1252');
  }
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return new TextDecoder(encoding).decode(bytes);
}
