// Nobody's mail may stall the program: input made to send careless expressions into endless backtracking. Each case is
// far below the time limit of a test if the work grows with the length, and far above it if with its square.
import { describe, expect, it } from 'vitest';
import { digestSource } from '../../../engine/mime/digest.ts';
import { parseHeader } from '../../../engine/mime/header-facts.ts';
import { quoteHtml, quoteText } from '../../../engine/mime/quote.ts';
import { readMessage } from '../../../engine/mime/read-message.ts';
import { renderBody } from '../../../engine/mime/render-body.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';

const N = 10_000;
const PIECES = [
  ' ',
  '<',
  '( ',
  '"',
  '=?a?q?',
  "'",
  ';a=',
  ',',
  '@',
  '.',
  'a ',
  '< ',
  '\t\r\n ',
  '1 ',
  '((',
  '%',
  'a@',
  '\\',
];
const FIELDS = [
  'Subject',
  'From',
  'To',
  'Date',
  'Message-ID',
  'References',
  'List-Id',
  'Content-Type',
  'Content-Disposition',
  'Content-Transfer-Encoding',
  'Content-ID',
];

describe('a hostile header', () => {
  it.each(PIECES)('made of %j is read at once', (piece) => {
    for (const field of FIELDS) {
      const raw = Buffer.from(`${field}: text/plain; charset=${piece.repeat(N)}x\r\n\r\n`);
      expect(parseHeader(raw).listPost).toBeNull();
      expect(readMessage(raw).attachments.length).toBeLessThanOrEqual(1);
    }
  });
});

describe('a hostile body', () => {
  const HTML = [
    '<style',
    '<style>',
    '</style',
    '<div style="',
    "<a href='",
    '<!--',
    '<![',
    '&',
    '&#',
    '<p>',
    '<b',
    '</script',
    '<script>',
    '<div style="display:none">',
    '<div style="display:none',
    '<table><tr><td>',
    '<img src="',
    'url(',
    '<p style="url(',
    '\u00a0 ',
  ];
  const TEXT = [
    '>',
    '> ',
    'https://',
    'a@',
    'www.',
    '-- \n',
    '\n',
    ' \n',
    'De : x\n',
    'Le x a écrit\n',
    '_',
    'begin 644 \n',
  ];
  it.each([...HTML.map((piece) => ['html', piece]), ...TEXT.map((piece) => ['plain', piece])])(
    'in %s of %j is digested, shown and quoted at once',
    (type, piece) => {
      const raw = Buffer.from(`From: a@x.fr\r\nContent-Type: text/${type}\r\n\r\n${piece!.repeat(N / 2)}fin`);
      const message = readMessage(raw);
      expect(digestSource(raw).defects).toContain('dateUnreadable');
      expect(
        renderBody(message, { messageId: 1 as MessageId, remote: true, theme: 'dark', lang: 'fr' }).html,
      ).toContain('</html>');
      const options = { style: 'reply', lang: 'fr', dateAt: 0 } as const;
      expect(quoteHtml(message, options)).toContain('a écrit');
      expect(quoteText(message, options)).toContain('a écrit');
    },
  );
});
