import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildMessage, type MessageToBuild } from '../../../engine/mime/build-message.ts';
import { decodePart, innerMessage, readMessage } from '../../../engine/mime/read-message.ts';

const plain: MessageToBuild = {
  from: { name: 'Ada Lovelace', address: 'ada@ac-test.example' },
  replyTo: [],
  to: [{ name: null, address: 'bruno@ac-test.example' }],
  cc: [],
  bcc: [],
  subject: 'Bonjour',
  html: null,
  text: 'Un mot.',
  parts: [],
  messageIdHeader: 'id-1@ac-test.example',
  inReplyTo: null,
  references: [],
  dateAt: Date.UTC(2026, 10, 21, 8, 30, 5),
};
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');
const build = (change: Partial<MessageToBuild>) => buildMessage({ ...plain, ...change });
const bytes = (value: string) => new TextEncoder().encode(value);

describe('the bytes that are sent', () => {
  it('are the same each time, and read back as they were written', () => {
    const { toSend, toKeep } = build({});
    expect(build({}).toSend).toEqual(toSend);
    expect(toKeep).toEqual(toSend);
    const message = readMessage(toSend);
    expect(message.facts).toMatchObject({
      subject: 'Bonjour',
      from: [plain.from],
      to: plain.to,
      dateAt: plain.dateAt,
      messageIdHeader: plain.messageIdHeader,
    });
    expect(message.plainText).toBe('Un mot.');
    expect(message.defects).toEqual([]);
  });

  it('never hold the Bcc field or its addresses, while the kept copy does', () => {
    const bcc = [{ name: 'Famille Éluard', address: 'famille@example.fr' }];
    const { toSend, toKeep, recipients } = build({ bcc, html: '<p>mot</p>', text: null });
    expect(text(toSend)).not.toMatch(/bcc|famille/i);
    expect(readMessage(toKeep).facts.bcc).toEqual(bcc);
    expect(recipients).toEqual(['bruno@ac-test.example', 'famille@example.fr']);
    expect(text(toKeep).replace(/Bcc:.*\r\n(?: .*\r\n)*/, '')).toBe(text(toSend));
  });

  it('name every recipient once in the envelope', () => {
    const ada = { name: null, address: 'Ada@x.example' };
    expect(build({ to: [ada], cc: [{ name: 'A', address: 'ada@X.example' }], bcc: [ada] }).recipients).toEqual([
      'Ada@x.example',
    ]);
  });

  it('have a To field even when everyone is in Bcc', () => {
    const { toSend } = build({ to: [], bcc: [{ name: null, address: 'a@x.example' }] });
    expect(text(toSend)).toContain('\r\nTo: undisclosed-recipients:;\r\n');
    expect(readMessage(toSend).facts.to).toEqual([]);
  });

  it('cannot be given a header by what someone typed', () => {
    const { toSend } = build({
      subject: 'a\r\nBcc: x@evil.example\r\n\r\nbody',
      to: [{ name: 'n\r\nX-Evil: 1', address: 'a@x.example\r\nX-Evil: 2' }],
      references: ['a\r\nX-Evil: 3'],
      parts: [{ name: 'a"\r\nX-Evil: 4.txt', type: 'text/plain\r\nX-Evil: 5', bytes: bytes('x'), contentId: null }],
    });
    expect(text(toSend)).not.toMatch(/^(X-Evil|Bcc)/m);
  });

  it('keep hosts with accents in their ASCII form', () => {
    const { toSend, recipients } = build({ to: [{ name: null, address: 'a@école.example' }] });
    expect(recipients).toEqual(['a@xn--cole-9oa.example']);
    expect(text(toSend)).toContain('To: a@xn--cole-9oa.example');
  });

  it('protect lines that a mail server would change', () => {
    const body = 'From ici\n.\n..\nblanc \n\ttab\t\nfin';
    const { toSend } = build({ text: body });
    expect(readMessage(toSend).plainText).toBe(body.replaceAll('\n', '\r\n'));
    expect(text(toSend)).not.toMatch(/^(From |\.)|[ \t]\r$/m);
  });
});

describe('a rich message', () => {
  const image = { name: 'logo.png', type: 'image/png', bytes: bytes('\x89PNG'), contentId: 'img1@casier' };
  const file = {
    name: 'Réunion du 4 février, très long nom de fichier pour les parents élus.pdf',
    type: 'application/pdf',
    bytes: bytes('%PDF-1.4'),
    contentId: null,
  };

  it('carries its text, its HTML with inline images, and its files', () => {
    const { toSend } = build({
      html: '<p>Voici <b>tout</b> : <img src="mail-content://draft/3/part/img1%40casier"></p>',
      text: null,
      parts: [image, file],
    });
    const message = readMessage(toSend);
    expect(message.plainText).toBe('Voici tout :');
    expect(message.html).toContain('<img src="cid:img1@casier" />');
    expect(message.attachments).toMatchObject([
      { name: image.name, inline: true, sizeBytes: image.bytes.length },
      { name: file.name, inline: false, sizeBytes: file.bytes.length, risk: 'none' },
    ]);
    expect(message.defects).toEqual([]);
  });

  it('leaves out inline images that are no longer shown', () => {
    const { toSend } = build({ html: '<p>rien</p>', text: null, parts: [image] });
    expect(readMessage(toSend).attachments).toEqual([]);
  });

  it('sends no script that was pasted into the editor', () => {
    const { toSend } = build({ html: '<p onclick="x()">a<script>alert(1)</script></p>', text: 'a' });
    expect(readMessage(toSend).html).not.toMatch(/script|onclick/);
  });

  const attached = (source: Buffer, name = 'm.eml') => ({
    name,
    type: 'message/rfc822',
    bytes: source,
    contentId: null,
  });

  it('attaches messages as they are, not encoded, with the line breaks that they travel with', () => {
    const sources = [
      'Subject: x\r\n\r\nASCII\r\n',
      'Subject: x\n\nonly LF\n',
      'Subject: \xe9\r\n\r\n8 bit \xff\r\n',
      `Subject: x\r\n\r\n${'y'.repeat(998)}\r\n`,
      'Subject: x\r\n\r\n--=_mixed_0\r\nFrom here \r\n.\r\n..',
    ].map((source) => Buffer.from(source, 'latin1'));
    const { toSend, toKeep } = build({ parts: sources.map((source) => attached(source)) });
    expect(toKeep).toEqual(toSend);
    const { attachments, defects } = readMessage(toSend);
    expect(attachments.map(({ partId }) => text(decodePart(toSend, partId)!))).toEqual(
      sources.map((source) => text(source).replace(/\r?\n/g, '\r\n')),
    );
    expect(text(toSend)).not.toMatch(/message\/rfc822[\s\S]{0,40}base64/);
    const encodings = [...text(toSend).matchAll(/^Content-Transfer-Encoding: (.*)\r$/gm)].map(([, one]) => one);
    // The multipart itself, its text, and the messages.
    expect(encodings).toEqual(['8bit', '7bit', '7bit', '7bit', '8bit', '7bit', '7bit']);
    expect(defects).toEqual([]);
  });

  it('attaches a message that cannot travel as it is as a file, byte for byte', () => {
    const sources = [
      `Subject: x\r\n\r\n${'long '.repeat(500)}\r\n`,
      'Subject: x\r\n\r\nzero \0\r\n',
      'Subject: x\r\n\r\nold\rMacintosh\r\n',
    ].map((source) => Buffer.from(source, 'latin1'));
    const { toSend } = build({ parts: sources.map((source) => attached(source, 'Sortie au musée')) });
    const { attachments } = readMessage(toSend);
    expect(attachments.map(({ declaredType, name }) => `${name} ${declaredType}`)).toEqual(
      sources.map(() => 'Sortie au musée.eml application/octet-stream'),
    );
    expect(attachments.map(({ partId }) => decodePart(toSend, partId))).toEqual(sources);
    expect(innerMessage(toSend, attachments[0]!.partId)).toEqual(sources[0]);
  });

  it('encodes no type that is made of parts', () => {
    const report = {
      name: 'rapport.txt',
      type: 'message/delivery-status',
      bytes: bytes('Action: failed\n'),
      contentId: null,
    };
    const { toSend } = build({ parts: [report, { ...report, type: 'multipart/mixed' }] });
    expect(readMessage(toSend).attachments.map(({ declaredType }) => declaredType)).toEqual(
      Array(2).fill('application/octet-stream'),
    );
  });
});

describe('an attached message of one’s own', () => {
  it('goes out without its Bcc, and otherwise byte for byte', () => {
    const sources = [
      [
        'From: a@b.example\r\nBcc: x@y.example,\r\n z@y.example\r\nSubject: s\r\n\r\nBcc: no field\r\n',
        'From: a@b.example\r\nSubject: s\r\n\r\nBcc: no field\r\n',
      ],
      ['BCC : x@y.example\nSubject: s\n\ntext', 'Subject: s\r\n\r\ntext'],
      ['Subject: s\r\nbcc:x@y.example\r\nResent-Bcc: z@y.example\r\n\r\ntext', 'Subject: s\r\n\r\ntext'],
      ['Subject: s\r\nBcc: x@y.example', 'Subject: s\r\n'],
    ];
    const parts = sources.map(([source]) => ({
      name: 'm.eml',
      type: 'message/rfc822',
      bytes: bytes(source!),
      contentId: null,
    }));
    for (const sent of Object.values(build({ parts })).slice(0, 2) as Uint8Array[]) {
      const { attachments } = readMessage(sent);
      const attached = attachments.map(({ partId }) => text(decodePart(sent, partId)!));
      expect(attached).toEqual(sources.map(([, kept]) => kept));
    }
  });
});

describe('any message at all', () => {
  // What a header can carry: control characters become blanks, runs of blanks one, composed form.
  const headerText = (value: string) =>
    value
      .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
      .toWellFormed()
      .trim()
      .normalize('NFC');
  const anyText = fc.string({ unit: 'grapheme', maxLength: 200 });

  it('is ASCII in lines of at most 998 characters and reads back as it was written', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, fc.uint8Array({ maxLength: 500 }), (subject, name, body, file) => {
        const { toSend } = build({
          subject,
          to: [{ name, address: 'a@x.example' }],
          text: body,
          parts: [{ name: 'fichier.bin', type: 'application/octet-stream', bytes: file, contentId: null }],
        });
        const source = text(toSend);
        expect(source).toMatch(/^[\x09\x20-\x7e\r\n]*$/);
        expect(Math.max(...source.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
        expect(source.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const message = readMessage(toSend);
        expect(message.facts.subject).toBe(headerText(subject));
        expect(message.plainText).toBe(body.toWellFormed().replace(/\r\n|\r|\n/g, '\r\n'));
        expect(message.facts.to[0]!.name ?? '').toBe(headerText(name).replace(/\s+/g, ' ').trim());
        expect(decodePart(toSend, message.attachments[0]!.partId)).toEqual(Buffer.from(file));
      }),
      { numRuns: 300 },
    );
  });
});
