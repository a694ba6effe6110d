import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { digestSource } from '../../../engine/mime/digest.ts';
import { unpackSource } from '../../../engine/mime/packed-source.ts';
import { decodePart, readMessage } from '../../../engine/mime/read-message.ts';
import type { PartId } from '../../../shared/domain/ids.ts';

const raw = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text.replace(/\r?\n/g, '\r\n'), encoding);
const read = (text: string, encoding: BufferEncoding = 'utf8') => readMessage(raw(text, encoding));
const leaf = (fields: string, body: string) => `${fields}\n\n${body}`;
const multipart = (subtype: string, ...parts: string[]) => {
  const boundary = `b${parts.join('').length}${subtype}`;
  return `Content-Type: multipart/${subtype}; boundary="${boundary}"\n\n${parts.map((part) => `--${boundary}\n${part}\n`).join('')}--${boundary}--\n`;
};
const plain = (text: string) => leaf('Content-Type: text/plain; charset=utf-8', text);
const html = (text: string) => leaf('Content-Type: text/html; charset=utf-8', text);
const pdf = leaf('Content-Type: application/pdf; name="a.pdf"\nContent-Transfer-Encoding: base64', 'JVBERi0xLjQ=');
const image = leaf('Content-Type: image/png\nContent-ID: <logo@x>\nContent-Transfer-Encoding: base64', 'iVBORw0KGgo=');

describe('what is shown of a message', () => {
  it('is the HTML of an alternative, and its plain text is known too', () => {
    const message = read(multipart('alternative', plain('mot'), html('<b>mot</b>')));
    expect(message.body).toEqual([{ kind: 'html', partId: '2', html: '<b>mot</b>' }]);
    expect(message).toMatchObject({ kind: 'html', plainText: 'mot', attachments: [] });
  });

  it('is every text of a mixed message in order, with pictures meant to stand between them', () => {
    const picture = leaf(
      'Content-Type: image/png; name=p.png\nContent-Disposition: inline\nContent-Transfer-Encoding: base64',
      'iVBORw0KGgo=',
    );
    const message = read(multipart('mixed', plain('avant'), picture, plain('après')));
    expect(message.body.map((section) => section.kind)).toEqual(['text', 'image', 'text']);
    expect(message.attachments.map(({ name }) => name)).toEqual(['p.png']);
  });

  it('names nested parts as IMAP does', () => {
    const message = read(
      multipart(
        'mixed',
        multipart('related', multipart('alternative', plain('a'), html('<img src="cid:logo@x">')), image),
        pdf,
      ),
    );
    expect(message.body.map(({ partId }) => partId)).toEqual(['1.1.2']);
    expect(message.attachments).toMatchObject([
      { partId: '1.2', inline: true, contentId: 'logo@x', detectedType: 'image/png' },
      { partId: '2', inline: false, name: 'a.pdf', sizeBytes: 8, detectedType: 'application/pdf', risk: 'none' },
    ]);
  });

  it('is not a text part with a file name: that is an attachment', () => {
    const message = read(
      multipart(
        'mixed',
        plain('lettre'),
        leaf('Content-Type: text/plain\nContent-Disposition: inline; filename="liste.txt"', 'Ada'),
      ),
    );
    expect(message.body).toHaveLength(1);
    expect(message.attachments.map(({ name }) => name)).toEqual(['liste.txt']);
  });

  it('leaves an attached message whole', () => {
    const inner = 'Subject: Sortie\n\ncorps\n';
    const source = raw(multipart('mixed', plain('voir'), `Content-Type: message/rfc822\n\n${inner}`));
    const [attachment] = readMessage(source).attachments;
    expect(attachment).toMatchObject({ name: 'Sortie.eml', partId: '2' });
    expect(String(decodePart(source, '2' as PartId))).toBe('Subject: Sortie\r\n\r\ncorps\r\n');
  });

  it('lists an invitation once', () => {
    const bare = leaf('Content-Type: text/calendar; method=REQUEST', 'BEGIN:VCALENDAR');
    const file = leaf('Content-Type: application/ics; name="invite.ics"', 'BEGIN:VCALENDAR');
    expect(
      read(multipart('mixed', multipart('alternative', plain('a'), bare), file)).attachments.map(({ name }) => name),
    ).toEqual(['invite.ics']);
    expect(read(multipart('alternative', plain('a'), bare)).attachments.map(({ name }) => name)).toEqual([
      'pièce jointe.ics',
    ]);
  });

  it('joins flowed lines, per depth of quotation', () => {
    const message = read(leaf('Content-Type: text/plain; format=flowed', '> a \n> b\nun \ndeux\n-- \nAda \nLovelace'));
    expect(message.plainText).toBe('> a b\nun deux\n-- \nAda Lovelace');
  });
});

describe('charsets', () => {
  const body = (charset: string, bytes: number[]) =>
    readMessage(Buffer.concat([raw(`Content-Type: text/plain${charset}\n\n`), Buffer.from(bytes)]));
  it.each([
    ['', [0xe9], 'é'],
    ['', [0xc3, 0xa9], 'é'],
    ['; charset=utf-8', [0xe9, 0x20], 'é '],
    ['; charset=inconnu', [0x93, 0xe9, 0x94], '“é”'],
    ['; charset=us-ascii', [0xc3, 0xa9], 'é'],
    ['; charset=iso-8859-1', [0x80], '€'],
    ['; charset=iso-8859-15', [0xa4], '€'],
    ['; charset="utf-8', [0xc3, 0xa9], 'é'],
    ['; charset=cp850', [0x82], 'é'],
    ['; charset=utf-8', [0xef, 0xbb, 0xbf, 0xc3, 0xa9], 'é'],
    ['; charset=utf-8', [0xc3, 0xa9, 0xc3, 0xa9, 0xff], 'éé\ufffd'],
  ])('text/plain%s of %j is %s', (charset, bytes, text) => {
    expect(body(charset, bytes).plainText).toBe(text);
  });
});

describe('broken transfer encodings', () => {
  const body = (encoding: string, text: string) => read(leaf(`Content-Transfer-Encoding: ${encoding}`, text)).plainText;
  it.each([
    ['quoted-printable', 'a=C3=A9=\nb=3', 'aéb=3'],
    ['Quoted_Printable', '=zz blanc \nfin', '=zz blanc\r\nfin'],
    ['base64', 'Ym9uam91\ncg', 'bonjour'],
    ['base64', 'Ym9u*am91\ncg==\nIQ==', 'bonjour!'],
    ['x-uuencode', 'begin 644 a.txt\n#86)C\n`\nend', 'abc'],
    ['inconnu', 'tel quel', 'tel quel'],
  ])('%s of %j is %j', (encoding, text, decoded) => {
    expect(body(encoding, text)).toBe(decoded);
  });
});

describe('broken structure', () => {
  it.each([
    ['no closing delimiter', 'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nmot', 'mot', 'boundaryNotClosed'],
    [
      'another boundary than declared',
      'Content-Type: multipart/mixed; boundary=b\n\n--c\nContent-Type: text/plain\n\nmot\n--c--\n',
      'mot',
      'boundaryNotFound',
    ],
    [
      'no boundary at all',
      'Content-Type: multipart/mixed\n\n--c\nContent-Type: text/plain\n\nmot\n--c--\n',
      'mot',
      'boundaryMissing',
    ],
    ['no part at all', 'Content-Type: multipart/mixed; boundary=b\n\nmot', 'mot', 'boundaryNotFound'],
    [
      'a boundary used twice',
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nmot\n--b--\n',
      'mot',
      'boundaryReused',
    ],
    ['a header without end', 'Subject: x\nmot', 'mot', 'badHeaderLine'],
  ])('%s: the text is shown, and the defect is named', (_, source, text, defect) => {
    const message = read(source);
    expect(message.plainText?.trim()).toBe(text);
    expect(message.defects).toContain(defect);
  });

  it('never throws, and loses no byte of the source', () => {
    const token = fc.constantFrom(
      '--b',
      '--b--',
      '\n',
      '\r\n',
      '\n\n',
      'Content-Type: multipart/mixed; boundary=b',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: base64',
      'Content-Transfer-Encoding: quoted-printable',
      'Subject: =?utf-8?Q?=',
      'From: <"(',
      ' ',
      'Content-Type: message/rfc822',
      '<div style="',
      '=C3',
      'x',
    );
    const mail = fc.array(fc.oneof(token, fc.string({ maxLength: 10 })), { maxLength: 40 });
    fc.assert(
      fc.property(mail, (tokens) => {
        const source = Buffer.from(tokens.join(''));
        const digest = digestSource(source);
        return unpackSource(digest.packed).equals(source) && digest.sizeBytes === source.length;
      }),
      { numRuns: 1_000 },
    );
  });

  it('reads hostile nesting and part counts in bounded time', () => {
    const nested = Array.from(
      { length: 300 },
      (_, i) => `Content-Type: multipart/mixed; boundary=b${i}\n\n--b${i}\n`,
    ).join('');
    expect(read(nested).defects).toContain('tooDeep');
    expect(read(`Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nx\n'.repeat(20_000)}`).defects).toContain(
      'tooManyParts',
    );
  });
});

describe('a digest', () => {
  it('holds what the list and the search need', () => {
    const digest = digestSource(
      raw(
        `From: Ada <a@x.fr>\nSubject: Réunion\n${multipart('mixed', plain('Bonjour,\n\nVoici la liste.\n\nLe 4 avril, B a écrit :\n> Merci'), pdf)}`,
      ),
    );
    expect(digest).toMatchObject({
      snippet: 'Bonjour, Voici la liste.',
      bodyKind: 'text',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(digest.text).toContain('> Merci');
    expect(digest.facts.subject).toBe('Réunion');
    expect(digest.attachments).toHaveLength(1);
  });

  it('searches the HTML when the plain text is a mere stub', () => {
    const long = `<p>${'Le conseil se réunit mardi. '.repeat(50)}</p>`;
    expect(digestSource(raw(multipart('alternative', plain('HTML seulement'), html(long)))).text).toContain('conseil');
    expect(
      digestSource(
        raw(multipart('alternative', plain('Le conseil se réunit.'), html('<p>Le <b>conseil</b> se réunit.</p>'))),
      ).text,
    ).toBe('Le conseil se réunit.');
  });
});
