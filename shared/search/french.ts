// The little French that a search has to know: words that are written together with the next one (« l'école »,
// « qu'elle »), and plurals, lightly. Works on folded words (domain/search.ts).

/** Elided words, without their apostrophe. */
const ELIDED = /(^|[^\p{L}\p{N}])(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=\p{L})/giu;

/** « l'école d'Évry » → « école Évry »: what is elided says nothing about what is looked for. */
export function withoutElisions(text: string): string {
  return text.replace(ELIDED, '$1');
}

/**
 * The singulars that a word may be the plural of: « reunions » → « reunion », « journaux » → « journal », « journau ».
 * (The plural needs nothing: every word is looked for as a beginning.)
 */
export function singularsOf(word: string): string[] {
  if (word.length < 4 || !/[sx]$/.test(word) || word.endsWith('ss')) return [];
  const without = word.slice(0, -1);
  return word.endsWith('aux') ? [`${word.slice(0, -3)}al`, without] : [without];
}
