// The door of the interface's languages: words per feature, and formats. Each feature keeps its own words in
// `words.ts`; French is written first and English is its complete translation (the type holds them together).
export { type Formats, useFormats } from './formats.ts';
export { type Language, languageOf, setLanguage, useLanguage } from './language.ts';
export { defineWords, useWords, type WordsOf, wordsNow } from './words.ts';
