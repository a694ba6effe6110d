// What the spelling worker is asked and answers.

export type SpellingQuestion = { kind: 'misspelled'; words: string[] } | { kind: 'suggest'; word: string };

/** The misspelled ones of the words, or suggestions, best first. */
export type SpellingAnswer = string[];
