// The language that the window speaks: the person's choice, else the system's; French where neither is known.
import { create } from 'zustand';

export type Language = 'fr' | 'en';

const useStore = create<{ language: Language }>(() => ({ language: 'fr' }));

/** `system` follows the system's locale (BCP 47); anything but English is answered in French. */
export function languageOf(choice: 'system' | Language, locale: string): Language {
  if (choice !== 'system') return choice;
  return /^en\b/i.test(locale) ? 'en' : 'fr';
}

export function setLanguage(language: Language): void {
  document.documentElement.lang = language;
  useStore.setState({ language });
}

export function useLanguage(): Language {
  return useStore((state) => state.language);
}

export function currentLanguage(): Language {
  return useStore.getState().language;
}
