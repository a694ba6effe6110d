// RFC 2047 encoded words, read as they are found in the wild: multibyte characters split over two words, base64 cut
// at the wrong place, words glued to plain text, spaces inside. What is no encoded word stays as it was.
import { decodeCharset } from './charset.ts';
import { decodeQuotedPrintable } from './transfer-encoding.ts';

// Bounded: a hostile header opens words without end and closes none. The language suffix is RFC 2231 §5. The text may
// hold spaces and question marks: forbidden, but written.
const WORD = /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^\r\n]{0,4000}?)\?=/gi;

interface Word {
  charset: string;
  encoding: 'b' | 'q';
  text: string;
}

function bytesOf({ encoding, text }: Word): Buffer {
  if (encoding === 'b') return Buffer.from(text, 'base64');
  return decodeQuotedPrintable(Buffer.from(text.replaceAll('_', ' '), 'latin1'), { keepTrailingSpace: true });
}

/** Neighbours of one charset are one byte string: some programs split in the middle of a character. */
function decodeRun(run: Word[]): string {
  let text = '';
  for (let i = 0; i < run.length; ) {
    const { charset } = run[i]!;
    const chunks: Buffer[] = [];
    while (i < run.length && run[i]!.charset.toLowerCase() === charset.toLowerCase()) {
      const word = { ...run[i]! };
      // Base64 cut at a place that is no multiple of four continues in the next word.
      while (
        word.encoding === 'b' &&
        word.text.length % 4 !== 0 &&
        !word.text.endsWith('=') &&
        run[i + 1]?.encoding === 'b' &&
        run[i + 1]!.charset.toLowerCase() === charset.toLowerCase()
      ) {
        word.text += run[++i]!.text;
      }
      chunks.push(bytesOf(word));
      i++;
    }
    text += decodeCharset(Buffer.concat(chunks), charset).text;
  }
  return text;
}

/** Decodes every encoded word of a header value; white space between two of them is dropped (RFC 2047 §6.2). */
export function decodeWords(value: string): string {
  if (!value.includes('=?')) return value;
  let text = '';
  let done = 0;
  let run: Word[] = [];
  WORD.lastIndex = 0;
  for (const match of value.matchAll(WORD)) {
    const between = value.slice(done, match.index);
    if (run.length > 0 && between.trim() !== '') {
      text += decodeRun(run);
      run = [];
    }
    if (run.length === 0) text += between;
    run.push({ charset: match[1]!, encoding: match[2]!.toLowerCase() as 'b' | 'q', text: match[3]! });
    done = match.index + match[0].length;
  }
  return text + decodeRun(run) + value.slice(done);
}
