// A whole message: what a sync stores of it, what is shown, what is quoted, and every part of it.
import { createHash } from 'node:crypto';
import { digestSource, outlineSource } from '../../../engine/mime/digest.ts';
import { cleanFileName } from '../../../engine/mime/file-name.ts';
import { unpackSource } from '../../../engine/mime/packed-source.ts';
import { quoteHtml, quoteText } from '../../../engine/mime/quote.ts';
import { decodePart, readMessage } from '../../../engine/mime/read-message.ts';
import { renderBody } from '../../../engine/mime/render-body.ts';
import { splitQuote } from '../../../engine/mime/split-quote.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { type FuzzTarget, hold } from '../fuzz-target.ts';
import { mailSeeds } from '../seeds.ts';

export const message: FuzzTarget = {
  name: 'message',
  seeds: mailSeeds,
  words: [
    ...['Content-Type: ', 'multipart/mixed', 'multipart/alternative', 'multipart/related', 'multipart/signed'],
    ...[
      'message/rfc822',
      'message/partial',
      'text/html',
      'text/plain; format=flowed; delsp=yes',
      'application/ms-tnef',
    ],
    ...['boundary="', "filename*0*=utf-8''", 'filename="../../x.pdf.exe"', 'name=winmail.dat', '\r\n\r\n', '\r\n--'],
    ...[
      'Content-Disposition: attachment',
      'Content-ID: <x@y>',
      'cid:x@y',
      'begin 644 x\r\n',
      '\r\nend\r\n',
      '=\r\n',
      '=ZZ',
    ],
    ...[
      '<style>',
      '</style>',
      '<img src=//x>',
      '<a href="java\tscript:x">',
      '<!--',
      '-->',
      '<![CDATA[',
      '&#x0;',
      '<table>',
    ],
    ...[
      '<div style="background:url(http://x)">',
      '@import url(x);',
      '<svg onload=x>',
      '<script>',
      '</p',
      '<br',
      '\u00e9',
    ],
    ...['\r\n> ', '\r\n-- \r\n', '>>>>', 'On x wrote:', '\x1b$B', '+AGEAYg-', '\0', '\xff\xfe', '\xef\xbb\xbf'],
  ],
  check(input) {
    checkDigest(input);
    checkReading(input);
  },
};

function checkDigest(input: Buffer): void {
  const digest = digestSource(input);
  hold('the packed source is the source', unpackSource(digest.packed).equals(input));
  const overwritten = digestSource(Buffer.from(input), true);
  hold('the packed source in place of the raw one is the source', unpackSource(overwritten.packed).equals(input));
  hold('the hash is that of the source', digest.hash === createHash('sha256').update(input).digest('hex'));
  hold('the size is that of the source', digest.sizeBytes === input.length);
  hold('texts are well formed', wellFormed({ ...digest, packed: null }));
  hold('the text for the search is bounded', digest.text.length <= 200_000);
  hold('the snippet is one line', !/[\r\n\0]/.test(digest.snippet));
  for (const { name, sizeBytes } of digest.attachments) {
    hold('a name is clean', cleanFileName(name) === name);
    hold('a size is a size', Number.isSafeInteger(sizeBytes) && sizeBytes >= 0 && sizeBytes <= 2 * input.length);
  }
  for (const { partId } of spread(digest.attachments)) {
    hold('a part has its bytes', decodePart(input, partId) !== null);
  }
  hold('an outline has the same facts', wellFormed(outlineSource(input, 'tooSlow').facts));
}

/** A person opens one attachment, which reads the structure again: two thousand of them are no one question. */
const PARTS_OPENED = 50;

function spread<Item>(items: readonly Item[]): Item[] {
  const step = Math.max(1, Math.ceil(items.length / PARTS_OPENED));
  return items.filter((_, index) => index % step === 0);
}

function checkReading(input: Buffer): void {
  const read = readMessage(input);
  for (const remote of [false, true]) {
    const { html, kind } = renderBody(read, { messageId: 1 as MessageId, remote, theme: 'dark', lang: 'fr' });
    hold('a document is well formed', wellFormed(html));
    hold('a document has no script', !/<(script|iframe|object|embed|form|base|link|svg|math)\b/i.test(html));
    hold('a document has no handler', !/<[^<>]*\son[a-z]+\s*=[^<>]*>/i.test(withoutQuoted(html)));
    hold('no remote address without leave', remote || !/<img[^>]+src="?(https?:|\/\/)/i.test(html));
    hold('a kind is a kind', ['html', 'text', 'empty'].includes(kind));
  }
  for (const style of ['reply', 'forward'] as const) {
    const options = { style, lang: 'fr' as const, dateAt: 0 };
    hold('a quoted text is well formed', wellFormed(quoteText(read, options)));
    hold('a quote has no script', !/<(script|iframe|object|embed|form)\b/i.test(quoteHtml(read, options)));
  }
  if (read.plainText !== null) splitQuote(read.plainText);
}

const withoutQuoted = (html: string) => html.replace(/"[^"]*"/g, '""');

/** Of any depth: no string in it has half a character. */
function wellFormed(value: unknown): boolean {
  if (typeof value === 'string') return value.isWellFormed();
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true;
  return Object.values(value).every(wellFormed);
}
