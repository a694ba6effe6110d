// PDF files as facts: what stands on the pages, and what is in the file besides.
import { expect, test } from 'vitest';
import { found, scan } from './files.ts';
import { LETTER, pdfOf } from './pdf-files.ts';

test('pages, links, comments, properties and attached files', async () => {
  expect(await scan(pdfOf(LETTER))).toMatchObject({ kind: 'document', unreadable: false });
  expect(await found(pdfOf(LETTER))).toEqual([
    'auteur@free.fr (hidden)',
    'jointe@free.fr (hidden)',
    'lien@free.fr (hidden)',
    'note@free.fr (hidden)',
    'zoe@orange.fr',
  ]);
});

test('behind a password it cannot be read', async () => {
  const sealed = pdfOf(
    [
      ...LETTER.slice(0, -1),
      `<< /Filter /Standard /V 1 /R 2 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> /P -4 >>`,
      '<< >>',
    ],
    `/Encrypt ${LETTER.length} 0 R /ID [<41> <41>] `,
  );
  expect(await scan(sealed)).toMatchObject({ kind: 'document', unreadable: true, unreadableReason: 'encrypted' });
});

test('broken, it is said so', async () => {
  expect(await scan('%PDF-1.7\nnothing of one')).toMatchObject({ unreadable: true, unreadableReason: 'broken' });
});
