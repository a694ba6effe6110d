import { describe, expect, it } from 'vitest';
import { readCmsEnvelope } from '../../../engine/mime/cms-envelope.ts';
import { decodePart, innerMessage, readMessage } from '../../../engine/mime/read-message.ts';
import { PartId } from '../../../shared/domain/ids.ts';

const part = (id: string) => PartId.parse(id);

function letter(subject: string, ...parts: string[][]): string {
  const boundary = `b${subject.length}-${subject.replace(/\W/g, '')}`;
  return [
    `From: Marie <marie@ecole.fr>`,
    `Subject: ${subject}`,
    'Date: Mon, 16 Nov 2026 10:00:00 +0100',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
    '',
    ...parts.flatMap((lines) => [`--${boundary}`, ...lines]),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

const text = (words: string) => ['Content-Type: text/plain; charset=utf-8', '', words];
const forwarded = (message: string) => ['Content-Type: message/rfc822', '', message];
const file = (name: string, words: string) => [
  'Content-Type: text/csv',
  `Content-Disposition: attachment; filename="${name}"`,
  '',
  words,
];

describe('a letter inside a letter', () => {
  const inner = letter('Sortie au musée', text('Départ à 8 h'), file('liste.csv', 'nom;classe'));
  const middle = letter('TR: Sortie', text('Voir dessous'), forwarded(inner));
  const outer = Buffer.from(letter('TR: TR: Sortie', text('Pour information'), forwarded(middle)));

  it('is one file of the outer letter, named by its subject', () => {
    expect(readMessage(outer).attachments.map(({ name, partId }) => [partId, name])).toEqual([['2', 'TR_ Sortie.eml']]);
  });

  it('is read with its own parts, through chains of forwards', () => {
    const one = readMessage(innerMessage(outer, part('2'))!);
    expect(one.facts.subject).toBe('TR: Sortie');
    const two = readMessage(innerMessage(outer, part('2~2'))!);
    expect(two.plainText).toContain('Départ à 8 h');
    expect(decodePart(outer, part('2~2~2'))?.toString().trim()).toBe('nom;classe');
    // The file as it is saved: the bytes of the letter, nothing else.
    expect(decodePart(outer, part('2~2'))?.toString().trim()).toBe(inner.trim());
  });

  it('is not found where the path leads nowhere', () => {
    expect(innerMessage(outer, part('1'))).toBeNull();
    expect(decodePart(outer, part('2~9'))).toBeNull();
    expect(decodePart(outer, part('1~1'))).toBeNull();
  });

  it('goes no deeper than a path can say', () => {
    const path = Array.from({ length: 40 }, () => '1').join('~');
    expect(PartId.safeParse(path).success).toBe(false);
  });
});

describe('an S/MIME envelope', () => {
  it.each([
    ['', 'other'],
    ['3080', 'other'],
    ['300b06092a864886f70d010703', 'encrypted'],
    ['308006092a864886f70d010703a080', 'encrypted'],
    ['300d060b2a864886f70d0109100117', 'encrypted'],
    ['300d060b2a864886f70d0109100109', 'compressed'],
    ['300b06092a864886f70d010702', 'signed'],
    ['30ffffffffff06092a864886f70d010702', 'other'],
  ])('%s is %s', (hex, kind) => {
    expect(readCmsEnvelope(Buffer.from(hex, 'hex')).kind).toBe(kind);
  });
});

describe('how a message is closed', () => {
  const signed = (...parts: string[][]) =>
    letter('x', ...parts).replace(
      'multipart/mixed;',
      'multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256;',
    );
  const signature = ['Content-Type: application/pkcs7-signature; name=smime.p7s', '', 'MAA='];
  const closed = (raw: string) => readMessage(Buffer.from(raw)).seal;

  it('is told by what its signature covers', () => {
    expect(closed(letter('x', text('a')))).toBeNull();
    expect(closed(signed(text('a'), signature))).toBe('signed');
    // A third part stands outside of the signature.
    expect(closed(signed(text('a'), signature, text('b')))).toBe('partlySigned');
    expect(closed(letter('x', text('a'), forwardedPlain(signed(text('b'), signature))))).toBe('partlySigned');
  });

  it('says what nobody reads here', () => {
    const encrypted = `Subject: x\r\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from('300b06092a864886f70d010703', 'hex').toString('base64')}\r\n`;
    const read = readMessage(Buffer.from(encrypted));
    expect(read.seal).toBe('encrypted');
    expect(read.attachments.map(({ name }) => name)).toEqual(['smime.p7m']);
    expect(
      closed(
        letter('x', text('a')).replace('multipart/mixed', 'multipart/encrypted; protocol="application/pgp-encrypted"'),
      ),
    ).toBe('pgpEncrypted');
  });

  /** A signed entity as a part of a mixed one, as mailing lists make it. */
  function forwardedPlain(entity: string): string[] {
    const [, type] = /(Content-Type: multipart\/signed[^\r]*)/.exec(entity)!;
    return [type!, '', entity.slice(entity.indexOf('\r\n\r\n') + 4)];
  }
});
