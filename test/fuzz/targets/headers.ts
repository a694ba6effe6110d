// The readers of single header values, each fed with the same text; and what is written again from what was read.

import { parseAddressList } from '../../../engine/mime/address-list.ts';
import { addressField, textField } from '../../../engine/mime/build-header.ts';
import { parseDate } from '../../../engine/mime/date-header.ts';
import { decodeWords } from '../../../engine/mime/encoded-words.ts';
import { cleanFileName } from '../../../engine/mime/file-name.ts';
import { parseHeader } from '../../../engine/mime/header-facts.ts';
import { parseParameterised } from '../../../engine/mime/parameters.ts';
import { addressKey } from '../../../shared/domain/address.ts';
import { type FuzzTarget, hold } from '../fuzz-target.ts';
import { mailSeeds } from '../seeds.ts';

export const headers: FuzzTarget = {
  name: 'headers',
  seeds: (extra) => mailSeeds(extra).flatMap(valuesOf),
  words: [
    ...[
      '"',
      '\\"',
      '(',
      ')',
      '<',
      '>',
      '<>',
      '@',
      ',',
      ';',
      ':',
      '::',
      'undisclosed-recipients:;',
      '@a,@b:c@d',
      '"a b"@c',
    ],
    ...[
      '=?utf-8?Q?',
      '=?utf-8?B?',
      '?=',
      '?= =?',
      '=?iso-2022-jp?B?GyRC?=',
      '=?utf-8*fr?Q?=C3?=',
      "utf-8'fr'%c3%a9",
      '*0*=',
      '*1=',
    ],
    ...[
      'Mon, 1 Jan 2024 00:00:00 +0000',
      'EST',
      '+9999',
      '-0000',
      '31 Feb 1900',
      '24:60:61',
      '99',
      '(CET)',
      '1 janvier 2024',
    ],
    ...[
      'name=',
      'charset=',
      'filename="',
      'CON.txt',
      '..',
      '/',
      '\\',
      'a.pdf.exe',
      '\u00a0',
      '\t',
      '\0',
      '\r\n ',
      'xn--',
      '\xe9',
    ],
  ],
  check(input) {
    const text = input.toString('utf8');
    checkAddresses(text);
    checkValues(text);
    const facts = parseHeader(input);
    hold('facts are well formed', JSON.stringify(facts).isWellFormed() && JSON.parse(JSON.stringify(facts)) !== null);
    hold('a date is a number or none', facts.dateAt === null || Number.isSafeInteger(facts.dateAt));
    hold(
      'ids have no brackets',
      ![facts.messageIdHeader, facts.inReplyTo, ...facts.references].some((id) => /[<>]/.test(id ?? '')),
    );
  },
};

/** One header value each, as the readers get them: unfolded. */
function valuesOf(mail: Buffer): Buffer[] {
  const end = mail.toString('latin1').search(/\r?\n\r?\n/);
  const block = mail.toString('latin1', 0, end < 0 ? 4_000 : end);
  const fields = block.match(/^[\w-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*/gm) ?? [];
  return fields
    .filter((field) =>
      /^(from|to|cc|sender|reply-to|date|subject|content-type|content-disposition|references|list)/i.test(field),
    )
    .map((field) => Buffer.from(field.slice(field.indexOf(':') + 1).replace(/\r?\n/g, ''), 'latin1'));
}

function checkAddresses(text: string): void {
  const addresses = parseAddressList(text);
  for (const { name, address } of addresses) {
    hold('an address is well formed', address.isWellFormed() && (name ?? '').isWellFormed());
    hold('an address is one line', !/[\r\n\0]/.test(address) && !/[\r\n\0]/.test(name ?? ''));
  }
  const plain = addresses.filter(({ address }) => /^[a-z0-9._+-]{1,64}@[a-z0-9.-]{1,190}$/i.test(address)).slice(0, 50);
  const written = addressField('To', plain);
  hold(
    'a written field has short lines',
    written.split('\r\n').every((line) => line.length <= 998),
  );
  const again = parseAddressList(written.slice(3).replaceAll('\r\n', ''));
  hold('what is written is read again', keys(again) === keys(plain));
}

function keys(addresses: { address: string }[]): string {
  return addresses.map(({ address }) => addressKey(address)).join(' ');
}

function checkValues(text: string): void {
  const words = decodeWords(text);
  hold('decoded words are well formed', words.isWellFormed());
  const subject = textField('Subject', words.slice(0, 2_000));
  hold(
    'a written field cannot begin another',
    !/\r\n[^ \t]|[\0]|\n[^ \t]/.test(subject.replaceAll('\r\n ', '').replaceAll('\r\n\t', '')),
  );
  const at = parseDate(text);
  hold('a date is a number or none', at === null || Number.isSafeInteger(at));
  const { parameters } = parseParameterised(text);
  hold(
    'parameters are well formed',
    [...parameters.values()].every((value) => value.isWellFormed()),
  );
  for (const name of [text, ...parameters.values()]) {
    const clean = cleanFileName(name);
    if (clean === null) continue;
    hold('a clean name is clean', cleanFileName(clean) === clean);
    hold('a clean name is no path', !/[/\\\0-\x1f]/.test(clean) && clean !== '.' && clean !== '..');
    hold('a clean name is short', clean.length <= 310);
  }
}
