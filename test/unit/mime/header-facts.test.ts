import { describe, expect, it } from 'vitest';
import { parseAddressList } from '../../../engine/mime/address-list.ts';
import { parseDate } from '../../../engine/mime/date-header.ts';
import { decodeWords } from '../../../engine/mime/encoded-words.ts';
import { parseHeader } from '../../../engine/mime/header-facts.ts';
import { parseParameterised } from '../../../engine/mime/parameters.ts';

const header = (text: string, encoding: BufferEncoding = 'utf8') => parseHeader(Buffer.from(text, encoding));

describe('header facts', () => {
  it('take the first From of two, and the recipients of every To', () => {
    const facts = header('From: a@x.fr\r\nFrom: b@x.fr\r\nTo: c@x.fr\r\nTo: d@x.fr\r\n\r\n');
    expect(facts.from.map(({ address }) => address)).toEqual(['a@x.fr']);
    expect(facts.to.map(({ address }) => address)).toEqual(['c@x.fr', 'd@x.fr']);
  });

  it('have no date rather than a wrong one', () => {
    expect(header('Date: demain\r\n\r\n').dateAt).toBeNull();
    expect(header('Subject: x\r\n\r\n').dateAt).toBeNull();
  });

  it.each([
    ['utf8', 'Réunion'],
    ['latin1', 'Réunion'],
  ] as const)('read raw 8-bit subjects in %s', (encoding, subject) => {
    expect(header(`Subject: ${subject}\r\n\r\n`, encoding).subject).toBe(subject);
  });

  it('read raw 8-bit subjects in the charset of the body when they are no UTF-8', () => {
    const raw = Buffer.concat([
      Buffer.from('Content-Type: text/plain; charset=koi8-r\r\nSubject: '),
      Buffer.from([0xf0, 0xd2, 0xc9]),
      Buffer.from('\r\n\r\n'),
    ]);
    expect(parseHeader(raw).subject).toBe('При');
  });

  it('read ids without their brackets, and the list', () => {
    const facts = header(
      'Message-ID: <a@x> (comment)\nIn-Reply-To: <b@x>\nReferences: <c@x>\n <b@x>\nList-Id: Animateurs <Animateurs.Tice17.ac-poitiers.fr>\nList-Post: <mailto:tice@x.fr>\n\n',
    );
    expect(facts).toMatchObject({
      messageIdHeader: 'a@x',
      inReplyTo: 'b@x',
      references: ['c@x', 'b@x'],
      listId: 'animateurs.tice17.ac-poitiers.fr',
      listPost: 'tice@x.fr',
    });
  });

  it('go on after a line that is no field when a known one follows, and stop when prose does', () => {
    expect(header('Subject: a\nrubbish\nTo: b@x.fr\n\n').to).toHaveLength(1);
    expect(header('Subject: a\nBonjour,\nRemarque : rien\n\n')).toMatchObject({ subject: 'a', to: [] });
  });
});

describe('encoded words', () => {
  it.each([
    ['=?UTF-8?Q?R=C3=A9union?=', 'Réunion'],
    ['=?UTF-8?B?w6k=?= =?UTF-8?B?w6k=?=', 'éé'],
    ['=?UTF-8?Q?=C3?=\r\n =?UTF-8?Q?=A9?=', 'é'],
    ['=?UTF-8?B?w?= =?UTF-8?B?6k=?=', 'é'],
    ['a =?ISO-8859-1?Q?=E9?= b', 'a é b'],
    ['=?windows-1252?Q?=80?=', '€'],
    ['=?utf-8?Q?a b?=', 'a b'],
    ['=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=', '日本'],
    ['=?utf-7?Q?+AOk-?=', 'é'],
    ['=?rien?Q?=C3=A9?=', 'é'],
    ['=?UTF-8?X?abc?=', '=?UTF-8?X?abc?='],
    ['2 + 2 =? 4', '2 + 2 =? 4'],
  ])('%s is %s', (encoded, text) => {
    expect(decodeWords(encoded)).toBe(text);
  });
});

describe('address lists', () => {
  const list = (text: string) =>
    parseAddressList(text).map(({ name, address }) => (name === null ? address : `${name}|${address}`));
  it.each([
    ['a@x.fr, B <b@x.fr>', ['a@x.fr', 'B|b@x.fr']],
    ['"Dupont, René" <r@x.fr>', ['Dupont, René|r@x.fr']],
    ['=?UTF-8?Q?Dupont=2C_Ren=C3=A9?= <r@x.fr>', ['Dupont, René|r@x.fr']],
    ['r@x.fr (René Dupont)', ['René Dupont|r@x.fr']],
    ['Parents 6eB: a@x.fr, b@x.fr;, c@x.fr', ['a@x.fr', 'b@x.fr', 'c@x.fr']],
    ['undisclosed-recipients:;', []],
    ['a@x.fr; b@x.fr', ['a@x.fr', 'b@x.fr']],
    ['a@x.fr b@x.fr', ['a@x.fr', 'b@x.fr']],
    ['<a@x.fr> <b@x.fr>', ['a@x.fr', 'b@x.fr']],
    ['Le "Chef" <c@x.fr>', ['Le Chef|c@x.fr']],
    ['Chef <c@x.fr', ['Chef|c@x.fr']],
    ['"sans fin <c@x.fr>', ['sans fin|c@x.fr']],
    ['<@a.fr,@b.fr:c@x.fr>', ['c@x.fr']],
    ["'c@x.fr' <c@x.fr>", ["'c@x.fr'|c@x.fr"]],
    ['"deux mots"@x.fr', ['"deux mots"@x.fr']],
    ['=?UTF-8?Q?Ren=C3=A9_<r@x.fr>?=', ['René|r@x.fr']],
    ['<>', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(list(text)).toEqual(expected);
  });

  it('take no time to speak of for a hostile list', () => {
    for (const text of [
      '<'.repeat(50_000),
      '('.repeat(50_000),
      '"'.repeat(50_001),
      'a@'.repeat(20_000),
      ' '.repeat(100_000),
    ]) {
      expect(parseAddressList(text).length).toBeLessThanOrEqual(20_000);
    }
  });
});

describe('dates', () => {
  it.each([
    ['Tue, 4 Apr 2007 09:08:07 +0200', '2007-04-04T07:08:07Z'],
    ['4 Apr 07 09:08 +0200 (CEST)', '2007-04-04T07:08:00Z'],
    ['Fri, 21 Nov 97 09:55:06 EST', '1997-11-21T14:55:06Z'],
    ['Thu, 13 Feb 1969 23:32:54 -0330', '1969-02-14T03:02:54Z'],
    ['Thu Nov 20 14:12:01 2003', '2003-11-20T14:12:01Z'],
    ['2004-09-01T12:00:00Z', '2004-09-01T12:00:00Z'],
    ['Mon, 5 Mar 2018 10:00:00 GMT+1', '2018-03-05T09:00:00Z'],
    ['Mon, 5 Mar 2018 10.00.00 Z', '2018-03-05T10:00:00Z'],
  ])('%s is %s', (text, iso) => {
    expect(parseDate(text)).toBe(Date.parse(iso));
  });

  it.each([
    '',
    'demain',
    'Tue, 31 Feb 2007 09:08:07 +0200',
    'Tue, 4 Avr 2007 09:08',
    'Tue, 4 Apr 2007 25:08:07 +0200',
    '12345',
  ])('« %s » is none', (text) => {
    expect(parseDate(text)).toBeNull();
  });
});

describe('parameters', () => {
  const name = (text: string) => parseParameterised(text).parameters.get('name');
  it.each([
    ['a/b; name="x y.pdf"', 'x y.pdf'],
    ['a/b; name=Mon fichier.pdf', 'Mon fichier.pdf'],
    ['a/b; name="sans fin.pdf', 'sans fin.pdf'],
    ["a/b; name*=UTF-8''R%C3%A9union.pdf", 'Réunion.pdf'],
    ["a/b; name*1*=nion.pdf; name*0*=UTF-8''R%C3%A9u", 'Réunion.pdf'],
    ['a/b; name*0="par"; name*1="tie.pdf"', 'partie.pdf'],
    ["a/b; name=old.pdf; name*=UTF-8''new.pdf", 'new.pdf'],
    ['a/b; name="=?UTF-8?Q?R=C3=A9union.pdf?="', 'Réunion.pdf'],
    ['a/b (c; name=no); name=x', 'x'],
    ["a/b; name*=''%C3%A9", 'é'],
  ])('%s', (text, expected) => {
    expect(name(text)).toBe(expected);
  });
});
