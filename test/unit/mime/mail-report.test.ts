// Reports about sent messages: read by their fields, by words only where those are known, and from servers alone.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryReason } from '../../../engine/core/delivery-reason.ts';
import { digestSource } from '../../../engine/mime/digest.ts';

const corpus = (name: string) => readFileSync(`test/fixtures/corpora/${name}`);
const report = (raw: Uint8Array) => digestSource(new Uint8Array(raw)).report ?? null;
const text = (lines: string[]) => report(Buffer.from(lines.join('\r\n')));

describe('a report about a message', () => {
  it.each([
    ['flanker/messages/bounce/mailbox-full.eml', 'user@aol.com', 'failed', '5.2.2', 'mailboxFull'],
    [
      'flanker/messages/bounce/zed.eml',
      'asdfasdfasdfasdfasdfasdfewrqertrtyrthsfgdfgadfqeadvxzvz@gmail.com',
      'failed',
      '5.1.1',
      'unknownAddress',
    ],
    ['flanker/messages/bounce/no-mx.eml', 'user@example.com', 'delayed', '4.4.4', 'unknownDomain'],
    ['flanker/messages/bounce/delayed.eml', 'foo@example.com', 'failed', '4.0.0', 'unreachable'],
    ['flanker/messages/bounce/office365.eml', 'noname@example.com', 'failed', '5.1.10', 'unknownDomain'],
    ['mimekit/messages/delivery-status-no-blank-line.eml', 'newsletter-request@imusic.com', 'failed', null, 'unknown'],
  ])('is read from the fields of %s', (name, address, action, status, reason) => {
    const [first, ...others] = report(corpus(name))!.recipients;
    expect([first, others]).toMatchObject([{ addresses: [address], action, status, certain: true }, []]);
    expect(deliveryReason(first!)).toBe(reason);
  });

  it('names the message it is about: by the header that is returned, or as Exchange answers it', () => {
    expect(report(corpus('flanker/messages/bounce/zed.eml'))!.originals).toEqual(['20090708054735.GC7578@example.com']);
    expect(report(corpus('flanker/messages/bounce/office365.eml'))!.originals).toEqual([
      '20171013111011.20866.254C2F3A4D7AA526@ninomail.com',
    ]);
    expect(report(corpus('flanker/messages/bounce/no-mx.eml'))!.originals).toEqual([
      '19E44CA63F984902B7D654F8FF40F89D@bo',
    ]);
  });

  it('is read from words where a server wrote no fields, and says so', () => {
    expect(report(corpus('flanker/messages/bounce/gmail-no-dns.eml'))).toMatchObject({
      recipients: [{ addresses: ['user@example.comm'], action: 'failed', certain: false }],
    });
    const qmail = text([
      'Return-Path: <>',
      'From: MAILER-DAEMON@ecole.fr',
      'Subject: failure notice',
      '',
      'Hi. This is the qmail-send program at ecole.fr.',
      "I'm afraid I wasn't able to deliver your message to the following addresses.",
      '',
      '<lopez@orange.fr>:',
      '193.252.22.65 does not like recipient.',
      'Remote host said: 550 5.1.1 user unknown',
      '',
      '--- Below this line is a copy of the message.',
      '',
      'Message-ID: <ours@ac-lyon.fr>',
      '<other@orange.fr>:',
    ]);
    expect(qmail).toMatchObject({
      originals: ['ours@ac-lyon.fr'],
      recipients: [{ addresses: ['lopez@orange.fr'], status: '5.1.1', certain: false }],
    });
  });

  it('is none in a letter, whatever it quotes, nor in words that are not a server’s', () => {
    const letter = [
      'From: Marie <marie@orange.fr>',
      'X-Failed-Recipients: a@orange.fr',
      '',
      'Hi. This is the x program at y',
      '',
      '<a@orange.fr>: no',
    ];
    expect(text(letter)).toBeNull();
    expect(
      text(['From: postmaster@ecole.fr', 'Subject: Fermeture', '', 'Le service sera fermé. <a@ecole.fr>']),
    ).toBeNull();
  });

  it('is a read receipt, with who displayed what', () => {
    expect(report(corpus('flanker/messages/disposition-notification.eml'))).toEqual({
      kind: 'disposition',
      originals: ['199509192301.23456@example.org'],
      recipients: [
        { addresses: ['Joe_Recipient@example.com'], action: 'displayed', status: null, said: null, certain: true },
      ],
    });
  });

  it('is never made up, nor fails, on anything', () => {
    const line = fc.constantFrom(
      'Final-Recipient: rfc822; a@b.fr',
      'Action: failed',
      'Status: x',
      '',
      '--b',
      '--b--',
      'Content-Type: message/delivery-status',
      ' ',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string())), (lines) => {
        const found = text(['Content-Type: multipart/report; boundary=b', '', ...lines]);
        for (const { addresses } of found?.recipients ?? []) expect(addresses.join()).toMatch(/@/);
      }),
    );
  });
});
