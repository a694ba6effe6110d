// Which of its two languages Casier speaks.
import type { Settings } from './settings.ts';

export type Language = 'fr' | 'en';

/** The language chosen; else the system's (`locale`, BCP 47) if it is French or English; else French. */
export function languageOf(choice: Settings['language'], locale: string): Language {
  if (choice !== 'system') return choice;
  return /^en\b/i.test(locale) ? 'en' : 'fr';
}
