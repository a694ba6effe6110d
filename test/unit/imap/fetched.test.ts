import type { ImapAttribute } from 'imapflow';
import { describe, expect, it } from 'vitest';
import { readFetched } from '../../../engine/imap/fetched.ts';

const atom = (value: string): ImapAttribute => ({ type: 'ATOM', value });
const read = (...items: ImapAttribute[]) => readFetched({ tag: '*', command: '7', attributes: [atom('FETCH'), items] });

describe('a FETCH answer', () => {
  it('is read whole', () => {
    const body = Buffer.from('Subject: x\r\n\r\n');
    expect(
      read(
        ...[atom('UID'), atom('12')],
        ...[atom('FLAGS'), [atom('\\Seen'), atom('$Forwarded')]],
        ...[atom('MODSEQ'), [atom('9223372036854775807')]],
        ...[atom('INTERNALDATE'), { type: 'STRING', value: '17-Jul-1996 02:44:25 -0700' }],
        ...[atom('RFC822.SIZE'), atom('4286')],
        ...[
          { type: 'ATOM', value: 'BODY', section: [] },
          { type: 'LITERAL', value: body },
        ],
      ),
    ).toEqual({
      uid: 12,
      flags: ['\\Seen', '$Forwarded'],
      modSeq: '9223372036854775807',
      internalDateAt: Date.UTC(1996, 6, 17, 9, 44, 25),
      sizeBytes: 4286,
      body,
    });
  });

  it.each([
    [' 2-Feb-2026 00:00:00 +0100', Date.UTC(2026, 1, 1, 23)],
    ['02-feb-2026 00:00:00 +0000', Date.UTC(2026, 1, 2)],
    ['2-Fév-2026 00:00:00 +0000', null],
    ['yesterday', null],
  ])('with the date « %s »', (value, at) => {
    expect(read(atom('INTERNALDATE'), { type: 'STRING', value }).internalDateAt).toBe(at);
  });

  it('that is malformed tells nothing rather than something wrong', () => {
    const nothing = { uid: null, flags: null, modSeq: null, internalDateAt: null, sizeBytes: null, body: null };
    expect(readFetched({ tag: '*', command: '7' })).toEqual(nothing);
    expect(readFetched({ tag: '*', command: '7', attributes: [atom('FETCH'), null] })).toEqual(nothing);
    expect(read(atom('UID'), null, atom('FLAGS'), null, atom('MODSEQ'), atom('x'), atom('BODY'), null)).toEqual(
      nothing,
    );
    expect(read(atom('UID'))).toEqual(nothing);
    expect(read(atom('UID'), atom('-3'), atom('RFC822.SIZE'), atom('many'))).toEqual(nothing);
  });

  it('with a short body as a quoted string', () => {
    expect(read(atom('BODY'), { type: 'STRING', value: 'é' }).body).toEqual(Buffer.from('é'));
  });
});
