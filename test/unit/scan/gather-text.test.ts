// The text of attachments for the search: what a person reads in them, and nothing else.
import { expect, test } from 'vitest';
import { attachmentText } from '../../../engine/scan/scan.ts';
import { odsOf, xlsxOf, zipOf } from '../sheets/workbooks.ts';
import { MESSAGE } from './files.ts';
import { docx } from './office-files.ts';
import { LETTER, pdfOf } from './pdf-files.ts';

const read = (content: string | Uint8Array) =>
  attachmentText(typeof content === 'string' ? Buffer.from(content) : content);
const XML = '<?xml version="1.0"?>';

test.each<[string, string | Uint8Array, string[], string[]]>([
  ['a PDF', pdfOf(LETTER), ['Ecrire a zoe@orange.fr'], ['auteur@free.fr', 'note@free.fr']],
  [
    'a docx',
    docx({
      'word/document.xml': `${XML}<w:document><w:p><w:r><w:t>Sor</w:t></w:r><w:r><w:t>tie au musée</w:t></w:r></w:p><w:del><w:r><w:delText>annulée</w:delText></w:r></w:del></w:document>`,
      'docProps/core.xml': `${XML}<creator>Paul</creator>`,
    }),
    ['Sortie au musée'],
    ['annulée', 'Paul'],
  ],
  [
    'an xlsx',
    xlsxOf([
      {
        name: 'Tarifs',
        rows: [
          ['Tarif', 'Cantine'],
          ['Quotient', '412'],
        ],
      },
    ]),
    ['Tarif', 'Cantine', 'Quotient', '412'],
    [],
  ],
  ['an ods', odsOf([{ name: 'Tarifs', rows: [['Cantine', 'Étude']] }]), ['Cantine', 'Étude'], []],
  ['a zip', zipOf({ 'notes/compte-rendu.txt': 'Conseil de classe' }), ['compte-rendu.txt', 'Conseil de classe'], []],
  ['HTML', '<!doctype html><p>Menu de la <b>semaine</b></p><script>x()</script>', ['Menu de la semaine'], ['x()']],
  ['a message', MESSAGE, ['Sortie', 'Bonjour, écrivez'], []],
  ['a text', 'réu-\nnion du lundi', ['réunion du lundi'], []],
])('%s', async (_what, content, there, notThere) => {
  const text = await read(content);
  for (const words of there) expect(text).toContain(words);
  for (const words of notThere) expect(text).not.toContain(words);
});

test('what is no file of any kind has no text', async () => {
  expect(await read(new Uint8Array())).toBe('');
  expect(await read(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]))).toBe('');
  expect(await read('%PDF-1.7\nnothing of one')).toBe('');
});

test('of a long file the beginning', async () => {
  const text = await read('mot '.repeat(400_000));
  expect(text.length).toBeGreaterThan(100_000);
  expect(text.length).toBeLessThanOrEqual(200_000);
});
