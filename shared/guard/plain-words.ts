// Words compared without accents, case and punctuation: « Léa N'Guyen » is « lea n guyen ».

export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether all of these words stand in the text, in a row and whole. Both in plain words. */
export function holdsWords(text: string, words: string): boolean {
  return words !== '' && ` ${text} `.includes(` ${words} `);
}
