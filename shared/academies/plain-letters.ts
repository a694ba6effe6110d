// Letters as user names and addresses of the académies have them: without accents, in small letters.

/** « Éloïse Bœuf » → `eloise boeuf`. */
export function plainLetters(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replaceAll(/œ/gi, 'oe')
    .replaceAll(/æ/gi, 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll(/ø/gi, 'o')
    .toLowerCase();
}
