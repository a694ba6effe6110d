// « Tous les en-têtes »: every field as it came, readable, and never without end.
import { expect, test } from 'vitest';
import { allHeaders } from '../../../engine/mime/all-headers.ts';

const of = (text: string) => allHeaders(new TextEncoder().encode(text));

test('each field stands by its own name, in the order of the message, unfolded and decoded', () => {
  const text =
    'Received: from a.fr\r\n\tby b.fr; Mon, 5 Oct 2026\r\nX-Spam-Status : No\r\nSUBJECT: =?utf-8?q?R=C3=A9union?=\r\n' +
    'Received: from c.fr\r\n\r\nX-Body: not one of them\r\n';
  expect(of(text)).toEqual([
    { name: 'Received', value: 'from a.fr by b.fr; Mon, 5 Oct 2026' },
    { name: 'X-Spam-Status', value: 'No' },
    { name: 'SUBJECT', value: 'Réunion' },
    { name: 'Received', value: 'from c.fr' },
  ]);
});

test('what hides in a header is on one line; what has no end, ends', () => {
  expect(of('X-Note: =?utf-8?q?a=0Ab=00c?=\n\n')).toEqual([{ name: 'X-Note', value: 'a b c' }]);
  const [long] = of(`X-Long: ${'é'.repeat(100_000)}\n\n`);
  expect(long!.value).toHaveLength(8_001);
  expect(of(`${'X-Many: 1\n'.repeat(3_000)}\n`)).toHaveLength(500);
  expect(of('no header at all')).toEqual([]);
});
