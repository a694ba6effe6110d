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
