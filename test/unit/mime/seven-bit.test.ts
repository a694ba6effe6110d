import { isAscii } from 'node:buffer';
import { expect, test } from 'vitest';
import { buildMessage, type MessageToBuild } from '../../../engine/mime/build-message.ts';
import { decodePart, innerMessage, readMessage } from '../../../engine/mime/read-message.ts';
import { asSevenBit } from '../../../engine/mime/seven-bit.ts';

const latin1 = (value: string) => Buffer.from(value, 'latin1');
const ASCII = latin1('From: a@b.example\r\nSubject: ascii\r\n\r\nBonjour\r\n');
const EIGHT_BIT = latin1('From: a@b.example\r\nSubject: 8 bits\r\n\r\nD\xe9j\xe0 \r\n');

const letter: MessageToBuild = {
  from: { name: 'Zoé', address: 'zoe@ac-test.example' },
  ...{ replyTo: [], to: [{ name: null, address: 'bruno@ac-test.example' }], cc: [], bcc: [] },
  ...{ subject: 'Été', html: '<p>Voilà</p>', text: null },
  parts: [
    { name: 'un.eml', type: 'message/rfc822', bytes: ASCII, contentId: null },
    { name: 'Déjà.eml', type: 'message/rfc822', bytes: EIGHT_BIT, contentId: null },
  ],
  ...{ messageIdHeader: 'id-1@ac-test.example', inReplyTo: null, references: [], dateAt: 0 },
};

test('for a server of seven bits an attached message of eight becomes a file of the same bytes', () => {
  const { toSend } = buildMessage(letter);
  expect(isAscii(toSend)).toBe(false);
  const carried = asSevenBit(toSend);
  expect(isAscii(carried)).toBe(true);
  expect(Buffer.from(carried).toString('latin1')).not.toContain('8bit');
  const before = readMessage(toSend);
  const after = readMessage(carried);
  expect(after).toMatchObject({ facts: before.facts, html: before.html, plainText: before.plainText, defects: [] });
  expect(after.attachments.map(({ name, declaredType }) => [name, declaredType])).toEqual([
    ['un.eml', 'message/rfc822'],
    ['Déjà.eml', 'application/octet-stream'],
  ]);
  const [plain, file] = after.attachments;
  expect(decodePart(carried, plain!.partId)).toEqual(ASCII);
  expect(decodePart(carried, file!.partId)).toEqual(EIGHT_BIT);
  expect(innerMessage(carried, file!.partId)).toEqual(EIGHT_BIT);
});

test('what is ASCII goes as it is', () => {
  const { toSend } = buildMessage({ ...letter, parts: letter.parts.slice(0, 1) });
  expect(asSevenBit(toSend)).toBe(toSend);
});

test('any other part of eight bits is encoded, wherever it lies', () => {
  const raw = latin1('Subject: x\r\nContent-Transfer-Encoding: 8bit\r\n\r\nd\xe9j\xe0');
  const carried = asSevenBit(raw);
  expect(isAscii(carried)).toBe(true);
  expect(decodePart(carried, readMessage(carried).attachments[0]?.partId ?? ('1' as never))).toEqual(
    latin1('d\xe9j\xe0'),
  );
});
