// PDF files written for the tests (ISO 32000-1): a page of text with a link and a comment, properties, an attached file.

/** Objects numbered from 1; the first is the catalogue, the last the properties. */
export function pdfOf(objects: readonly string[], trailer = ''): Buffer {
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R ${trailer}>>\nstartxref\n${file.length}\n%%EOF\n`;
  return Buffer.from(`${file}xref\n0 ${size}\n0000000000 65535 f \n${table}${end}`, 'latin1');
}

export function stream(text: string, more = ''): string {
  return `<< /Length ${text.length} ${more}>>\nstream\n${text}\nendstream`;
}

export const LETTER = [
  '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [(liste.csv) 7 0 R] >> >> >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> /Annots [6 0 R 9 0 R] >>',
  // « zoe@orange.fr » in two pieces with kerning between them.
  stream('BT /F 12 Tf 50 700 Td [(Ecrire a zo) -20 (e@orange.fr)] TJ ET'),
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  '<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (mailto:lien@free.fr) >> >>',
  '<< /Type /Filespec /F (liste.csv) /EF << /F 8 0 R >> >>',
  stream('Nom;Courriel\nLopez;jointe@free.fr\n'),
  '<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (note@free.fr) >>',
  '<< /Author (auteur@free.fr) >>',
];

/** 16 × 16 dots of one red, as JPEG 2000. */
const RED_JP2 = [
  'AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAAAtanAyaAAAABZpaGRyAAAAEAAAABAAAwcHAAAAAAAPY29scgEAAAAAABAAAADUan',
  'AyY/9P/1EALwAAAAAAEAAAABAAAAAAAAAAAAAAABAAAAAQAAAAAAAAAAAAAwcBAQcBAQcBAf9SAAwAAAABAQEEBAAB/1wAB0BASEhQ/2QAJQAB',
  'Q3JlYXRlZCBieSBPcGVuSlBFRyB2ZXJzaW9uIDIuNS4w/5AACgAAAAAAWQAB/5PH1CoRUFSv+c2AAAGEhGqFDCQkIDQDCQjB8gsUAFyifbaQAA',
  'MJCN+A+BQAXKJ9tpAAAwkI1QoYSEhAaAYSEe4YMJCQgNAMJCOAgID/2Q==',
].join('');

/** As copiers make them: a picture in JPEG 2000, with text in letters that the file names by a table of their own (Japanese). */
export function scanOf(pages: number): Buffer {
  const picture = Buffer.from(RED_JP2, 'base64').toString('latin1');
  const kids = Array.from({ length: pages }, (_, page) => `${7 + page} 0 R`).join(' ');
  return pdfOf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`,
    stream('q 595 0 0 842 0 0 cm /Im Do Q BT /F 24 Tf 50 700 Td <93fa967b> Tj ET'),
    stream(picture, '/Type /XObject /Subtype /Image /Width 16 /Height 16 /Filter /JPXDecode '),
    '<< /Type /Font /Subtype /Type0 /BaseFont /MS-Mincho /Encoding /90ms-RKSJ-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /MS-Mincho /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 2 >> /FontDescriptor << /Type /FontDescriptor /FontName /MS-Mincho /Flags 4 /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 /FontBBox [0 0 1000 1000] >> >>',
    ...Array.from(
      { length: pages },
      () =>
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R /Resources << /Font << /F 5 0 R >> /XObject << /Im 4 0 R >> >> >>',
    ),
    '<< /Title (scan) >>',
  ]);
}
