// A cleaned copy shows none of the addresses it must not show, keeps names, date and subject, and stays a message.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressesOfMessage, maskedMessage } from '../../../engine/mime/masked-message.ts';
import { decodePart, readMessage } from '../../../engine/mime/read-message.ts';
import type { PartId } from '../../../shared/domain/ids.ts';

const MARKS = { address: '[adresse masquée]', cut: '[…]' };
const FAMILIES = new Set(['mere@orange.fr', 'pere@free.fr']);
const lines = (...text: string[]) => Buffer.from(`${text.join('\r\n')}\r\n`, 'utf8');
const clean = (raw: Uint8Array) => maskedMessage(raw, FAMILIES, MARKS);

const HEAD = [
  'Return-Path: <mere@orange.fr>',
  'Received: from mx by imap for <pere@free.fr>; Tue, 4 Apr 2023 09:08:00 +0200',
  'Delivered-To: pere@free.fr',
  'From: =?UTF-8?Q?Mme_L=C3=A9pine?= <Mere@orange.fr>',
  'To: Claire <claire@ac-lyon.fr>,',
  ' "Durand, Jean" <pere@free.fr>',
  'Bcc: secret@free.fr, mere@orange.fr',
  'Subject: Sortie au =?UTF-8?Q?mus=C3=A9e?=',
  'Date: Tue, 4 Apr 2023 09:08:00 +0200',
  'Message-ID: <1@test>',
];

describe('a message of one part', () => {
  const raw = lines(...HEAD, 'Content-Type: text/plain; charset=utf-8', '', 'Voir avec Mme L. <mere@orange.fr>.');

  test('keeps names, date and subject, and the addresses of others', () => {
    const { facts, plainText } = readMessage(clean(raw));
    expect(facts.from).toEqual([{ name: 'Mme Lépine', address: 'masked@address.invalid' }]);
    expect(facts.to).toEqual([
      { name: 'Claire', address: 'claire@ac-lyon.fr' },
      { name: 'Durand, Jean', address: 'masked@address.invalid' },
    ]);
    expect(facts).toMatchObject({ bcc: [], subject: 'Sortie au musée', messageIdHeader: '1@test' });
    expect(facts.dateAt).toBe(Date.UTC(2023, 3, 4, 7, 8));
    expect(plainText).toBe('Voir avec Mme L..\r\n');
  });

  test('shows none of them anywhere', () => {
    expect(clean(raw).toString('latin1')).not.toMatch(/mere@|pere@|secret@/i);
  });

  test('tells whose addresses it shows, those of its Bcc and of its way left out', () => {
    expect(addressesOfMessage(raw).sort()).toEqual(['claire@ac-lyon.fr', 'mere@orange.fr', 'pere@free.fr']);
  });
});

test('of several parts only those change that show one; a file stays byte for byte', () => {
  const pdf = Buffer.from('%PDF-1.4 pere@free.fr').toString('base64');
  const raw = lines(
    ...HEAD,
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/html; charset=iso-8859-1',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<p>Caf=E9 avec <a href=3D"mailto:pere@free.fr">Jean &lt;pere@free.fr&gt;</a></p>',
    '--b',
    'Content-Type: text/plain',
    '',
    'rien',
    '--b',
    'Content-Type: application/pdf; name=a.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    pdf,
    '--b',
    'Content-Type: message/rfc822',
    '',
    'From: mere@orange.fr',
    'Bcc: pere@free.fr',
    'Subject: Avant',
    '',
    'mot de pere@free.fr',
    '--b--',
  );
  const masked = clean(raw);
  const { html, attachments } = readMessage(masked);
  expect(html).toContain('Café avec');
  expect(html).not.toContain('pere@');
  expect(masked.includes('\r\n\r\nrien\r\n')).toBe(true);
  const [file, inner] = attachments;
  expect(decodePart(masked, file!.partId)!.toString()).toBe('%PDF-1.4 pere@free.fr');
  const within = decodePart(masked, inner!.partId as PartId)!;
  expect(within.toString()).not.toMatch(/mere@|pere@/);
  expect(readMessage(within)).toMatchObject({ facts: { subject: 'Avant' }, plainText: 'mot de [adresse masquée]' });
});

test('whatever the bytes, it answers a message without them in its head', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat({ max: HEAD.length }), (noise, at) => {
      const raw = Buffer.concat([lines(...HEAD.slice(0, at)), noise, lines(...HEAD.slice(at), '', 'mere@orange.fr')]);
      const { facts } = readMessage(clean(raw));
      const shown = [...facts.from, ...facts.to, ...facts.cc, ...facts.bcc].map(({ address }) => address);
      expect(shown.filter((address) => FAMILIES.has(address.toLowerCase()))).toEqual([]);
    }),
  );
});
