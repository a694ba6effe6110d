// Words of a feature in both languages. A word is a string, or a function of what it speaks about.
import { currentLanguage, type Language, useLanguage } from './language.ts';

// biome-ignore lint/suspicious/noExplicitAny: the parameters of each word are its own; `never` would forbid calling it
type Word = string | ((...parameters: any[]) => string);
type Table = Record<string, Word>;
/** The same keys and parameters, with other words. */
type Same<T extends Table> = { [K in keyof T]: T[K] extends string ? string : T[K] };

export interface Words<T extends Table> {
  fr: T;
  en: Same<T>;
}

/** The words of a table in one of the languages: `WordsOf<typeof listWords>`. */
export type WordsOf<W> = W extends Words<infer T> ? Same<T> : never;

export function defineWords<T extends Table>(words: Words<T>): Words<T> {
  return words;
}

export function useWords<T extends Table>(words: Words<T>): Same<T> {
  return wordsIn(words, useLanguage());
}

/** Outside components: in a command that was just run. */
export function wordsNow<T extends Table>(words: Words<T>): Same<T> {
  return wordsIn(words, currentLanguage());
}

function wordsIn<T extends Table>(words: Words<T>, language: Language): Same<T> {
  return language === 'fr' ? (words.fr as Same<T>) : words.en;
}
