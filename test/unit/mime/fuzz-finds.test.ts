// What the fuzzer found once (npm run fuzz), each as the smallest input that shows it.
import { describe, expect, it } from 'vitest';
import { decodeCharset } from '../../../engine/mime/charset.ts';
import { digestSource } from '../../../engine/mime/digest.ts';
import { cleanFileName } from '../../../engine/mime/file-name.ts';
import { parseHeader } from '../../../engine/mime/header-facts.ts';
import { readMessage } from '../../../engine/mime/read-message.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('A message found by the fuzzer', () => {
  it('has a snippet without control characters', () => {
    expect(digestSource(bytes('\n\na\0b\x07\n')).snippet).toBe('a b');
  });

  it('has addresses without control characters, be they in an encoded word', () => {
    const { from, to } = parseHeader(bytes('From: \0a@b\r\nTo: =?utf-8?Q?a=0D=0Ab@c?=\r\n\r\n'));
    expect(from).toEqual([{ name: null, address: 'a@b' }]);
    expect(to.map(({ address }) => address).join()).not.toMatch(/[\r\n]/);
  });

  it('in UTF-7 that breaks off has no half characters', () => {
    const { plainText } = readMessage(bytes('Content-Type: text/plain; charset=utf-7\n\n+2AA-'));
    expect(plainText?.isWellFormed()).toBe(true);
  });

  it('whose charset is the name of a transfer encoding is read as text', () => {
    expect(decodeCharset(bytes('\xe9t\xe9'), 'hex').text).toBe('été');
    expect(decodeCharset(bytes('\xe9t\xe9'), 'base64').text).toBe('été');
  });

  it('has nobody in it with a name of a hundred thousand characters, which an answer would have to write', () => {
    const { from } = parseHeader(bytes(`From: "Doug" <doug@example.com>${'.com>'.repeat(20_000)}\r\n\r\n`));
    expect(from.map(({ address }) => address)).toEqual(['doug@example.com']);
    expect(from[0]!.name!.length).toBeLessThanOrEqual(1_000);
  });

  it('attached with a long subject has a file name that is short enough with its extension', () => {
    const { attachments } = digestSource(bytes(`Content-Type: message/rfc822\n\nSubject: ${'oy'.repeat(75)}\n\n`));
    expect(attachments[0]!.name).toBe(cleanFileName(attachments[0]!.name));
    expect(attachments[0]!.name).toMatch(/^oyoy.*\.eml$/);
  });
});
