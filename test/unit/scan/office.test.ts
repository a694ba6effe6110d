// Office files as facts: every part of them, with what nobody sees told apart.
import { describe, expect, test } from 'vitest';
import { odsOf, xlsxOf, zipOf } from '../sheets/workbooks.ts';
import { found, MESSAGE, scan } from './files.ts';
import { docx, openDocument, workbook } from './office-files.ts';

describe('workbooks', () => {
  test('cells, links, comments, properties, words that no cell points at', async () => {
    expect(await scan(workbook())).toMatchObject({ kind: 'table', unreadable: false, hiddenSheets: ['Base'] });
    expect(await found(workbook())).toEqual([
      'author@free.fr (hidden)',
      'comment@free.fr (hidden)',
      'footer@free.fr',
      'formula@free.fr',
      'hidden-column@free.fr (hidden)',
      'hidden-row@free.fr (hidden)',
      'hidden-sheet@free.fr (hidden)',
      'inline@free.fr',
      'link@free.fr (hidden)',
      'nowhere@free.fr (hidden)',
      'tooltip@free.fr (hidden)',
      'zoe@orange.fr',
    ]);
  });

  test('an address that stands in a shown and in a hidden sheet is shown', async () => {
    const file = xlsxOf([
      { name: 'Visible', rows: [['Courriel'], ['zoe@orange.fr']] },
      { name: 'Copie', rows: [['zoe@orange.fr']], hidden: true },
    ]);
    expect(await found(file)).toEqual(['zoe@orange.fr']);
  });

  test('sheets of LibreOffice, hidden ones named', async () => {
    const file = odsOf([
      { name: 'Visible', rows: [['Courriel'], ['zoe@orange.fr']] },
      { name: 'Familles', rows: [['paul@gmail.com']], hidden: true },
    ]);
    expect(await scan(file)).toMatchObject({ kind: 'table', unreadable: false, hiddenSheets: ['Familles'] });
    expect(await found(file)).toEqual(['paul@gmail.com (hidden)', 'zoe@orange.fr']);
  });

  test('hidden rows and columns, comments, links and footers of LibreOffice', async () => {
    const file = openDocument(
      'spreadsheet',
      '<office:document-content><table:table table:name="A">' +
        '<table:table-column/><table:table-column table:number-columns-repeated="2" table:visibility="collapse"/>' +
        '<table:table-row><table:table-cell><text:p>vu@free.fr</text:p></table:table-cell>' +
        '<table:table-cell table:number-columns-repeated="2"><text:p>colonne@free.fr</text:p></table:table-cell>' +
        '<table:table-cell><office:annotation><text:p>note@free.fr</text:p></office:annotation><text:p><text:a xlink:href="mailto:lien@free.fr">Zoé</text:a></text:p></table:table-cell></table:table-row>' +
        '<table:table-row table:visibility="filter"><table:table-cell><text:p>ligne@free.fr</text:p></table:table-cell></table:table-row>' +
        '</table:table></office:document-content>',
      {
        'styles.xml': '<s><style:footer><text:p>pied@free.fr</text:p></style:footer></s>',
        'meta.xml': '<m><dc:creator>auteur@free.fr</dc:creator></m>',
      },
    );
    expect(await found(file)).toEqual([
      'auteur@free.fr (hidden)',
      'colonne@free.fr (hidden)',
      'lien@free.fr (hidden)',
      'ligne@free.fr (hidden)',
      'note@free.fr (hidden)',
      'pied@free.fr',
      'vu@free.fr',
    ]);
  });
});

describe('documents and slides', () => {
  test('text across runs, hidden letters, deletions, fields, headers, comments, embedded workbooks', async () => {
    const file = docx({
      'word/document.xml':
        '<w:document><w:p><w:r><w:t>zo</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>e@orange.fr</w:t></w:r></w:p>' +
        '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>vanish@free.fr</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown@free.fr</w:t></w:r></w:p>' +
        '<w:p><w:del><w:r><w:delText>deleted@free.fr</w:delText></w:r></w:del>' +
        '<w:r><w:instrText>HYPERLINK "mailto:field@free.fr"</w:instrText></w:r></w:p></w:document>',
      'word/header1.xml': '<w:hdr><w:p><w:r><w:t>header@free.fr</w:t></w:r></w:p></w:hdr>',
      'word/comments.xml':
        '<w:comments><w:comment><w:p><w:r><w:t>comment@free.fr</w:t></w:r></w:p></w:comment></w:comments>',
      'word/_rels/document.xml.rels': '<R><Relationship Target="mailto:link@free.fr"/></R>',
      'word/embeddings/book.xlsx': workbook(),
      'word/media/image1.png': Buffer.from('\x89PNG\r\n\x1a\n photo@free.fr ', 'latin1'),
    });
    expect(await scan(file)).toMatchObject({ kind: 'document', unreadable: false });
    expect(await found(file)).toEqual(
      expect.arrayContaining([
        'comment@free.fr (hidden)',
        'deleted@free.fr (hidden)',
        'field@free.fr (hidden)',
        'header@free.fr',
        'inline@free.fr (hidden)',
        'link@free.fr (hidden)',
        'photo@free.fr (hidden)',
        'shown@free.fr',
        'vanish@free.fr (hidden)',
        'zoe@orange.fr',
      ]),
    );
  });

  test('slides, hidden slides, and the notes of who speaks', async () => {
    const slide = (text: string, more = '') => `<p:sld${more}><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
    const file = docx({
      'ppt/slides/slide1.xml': slide('vu@free.fr'),
      'ppt/slides/slide2.xml': slide('masque@free.fr', ' show="0"'),
      'ppt/notesSlides/notesSlide1.xml': slide('orateur@free.fr'),
    });
    expect(await found(file)).toEqual(['masque@free.fr (hidden)', 'orateur@free.fr (hidden)', 'vu@free.fr']);
  });

  test('odt and odp: tracked changes, hidden text, notes', async () => {
    const file = openDocument(
      'text',
      '<c><style:style style:name="H"><style:text-properties text:display="none"/></style:style>' +
        '<text:tracked-changes><text:p>supprime@free.fr</text:p></text:tracked-changes>' +
        '<text:p>z<text:span>oe</text:span>@orange.fr<text:span text:style-name="H">cache@free.fr</text:span></text:p>' +
        '<presentation:notes><text:p>orateur@free.fr</text:p></presentation:notes></c>',
    );
    expect(await scan(file)).toMatchObject({ kind: 'document', unreadable: false });
    expect(await found(file)).toEqual([
      'cache@free.fr (hidden)',
      'orateur@free.fr (hidden)',
      'supprime@free.fr (hidden)',
      'zoe@orange.fr',
    ]);
  });
});

test('a zip of files: each is read, its name too', async () => {
  const inner = zipOf({ 'paul@gmail.com.txt': 'Bonjour', 'liste.csv': 'Nom;Courriel\nLopez;zoe@orange.fr\n' });
  const file = zipOf({ 'un dossier/': '', 'dedans.zip': inner, 'lettre.eml': MESSAGE });
  expect(await scan(file)).toMatchObject({ kind: 'other', unreadable: false, header: null });
  expect(await found(file)).toEqual(
    expect.arrayContaining(['zoe@orange.fr', 'liste@orange.fr', 'secret@orange.fr (hidden)']),
  );
});
