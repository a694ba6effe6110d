// A message that is passed on as a file shows nobody who was written to in secret, however deep the message lies that was.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildMessage } from '../../../engine/mime/build-message.ts';
import { decodePart, readMessage } from '../../../engine/mime/read-message.ts';
import { withoutBcc } from '../../../engine/mime/without-bcc.ts';

const SECRET = 'secret@orange.fr';
const INNER = `From: a@b.example\r\nBcc: X <${SECRET}>,\r\n <autre@orange.fr>\r\nSubject: s\r\n\r\nBcc: pas un champ\r\n`;
const CLEAN = 'From: a@b.example\r\nSubject: s\r\n\r\nBcc: pas un champ\r\n';
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const bytes = (source: string) => Buffer.from(source, 'latin1');
const base64 = (source: string) => bytes(source).toString('base64').replace(/.{76}/g, '$&\r\n');

function around(inner: string, encoding: '7bit' | 'base64', type = 'message/rfc822', name = 'm.eml'): string {
  const body = encoding === 'base64' ? base64(inner) : inner;
  return `From: c@d.example\r\nContent-Type: multipart/mixed; boundary=b${inner.length}\r\n\r\n--b${inner.length}\r\nContent-Type: text/plain\r\n\r\nBcc: du texte\r\n--b${inner.length}\r\nContent-Type: ${type}; name="${name}"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}\r\n--b${inner.length}--\r\n`;
}

test.each([
  ['in a message attached to it', around(INNER, '7bit'), around(CLEAN, '7bit')],
  [
    'in a message whose part is the whole',
    `Content-Type: message/rfc822\r\n\r\n${INNER}`,
    `Content-Type: message/rfc822\r\n\r\n${CLEAN}`,
  ],
  [
    'in what a server sent back',
    around(INNER, '7bit', 'text/rfc822-headers', ''),
    around(CLEAN, '7bit', 'text/rfc822-headers', ''),
  ],
])('the Bcc goes %s, and not a byte else', (_, source, clean) => {
  const length = (one: string) => one.replaceAll(/\bb\d+\b/g, 'b');
  expect(length(text(withoutBcc(bytes(source))))).toBe(length(clean));
});

test.each(['7bit', 'base64'] as const)('the Bcc goes from a message in a message in a message, as %s', (encoding) => {
  const source = around(around(around(INNER, encoding), encoding), encoding);
  const outer = readMessage(withoutBcc(bytes(source)));
  let raw = withoutBcc(bytes(source));
  expect(outer.attachments).toHaveLength(1);
  for (let depth = 0; depth < 3; depth++) raw = decodePart(raw, readMessage(raw).attachments[0]!.partId)!;
  expect(text(raw)).toBe(CLEAN);
});

test('a file that calls itself a message is one, whatever its type', () => {
  const part = { name: 'Réunion.eml', type: 'application/octet-stream', bytes: bytes(INNER), contentId: null };
  const built = buildMessage({
    ...{ from: { name: null, address: 'a@b.example' }, replyTo: [], to: [], cc: [], bcc: [], subject: 's' },
    ...{ html: null, text: 't', parts: [part], messageIdHeader: 'x@y', inReplyTo: null, references: [], dateAt: 0 },
  });
  for (const sent of [built.toSend, built.toKeep]) {
    expect(text(decodePart(sent, readMessage(sent).attachments[0]!.partId)!)).toBe(CLEAN);
  }
});

test('a message without one is the same bytes', () => {
  for (const source of [CLEAN, around(CLEAN, '7bit'), around(around(CLEAN, 'base64'), 'base64'), 'texte', '']) {
    const given = bytes(source);
    expect(withoutBcc(given)).toBe(given);
  }
});

test('nothing that is no message makes it fail', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (noise) => {
      withoutBcc(noise);
      withoutBcc(bytes(around(text(noise), 'base64')));
    }),
  );
});
