// The language that the window speaks: the person's choice, else the system's; French where neither is known.
import { create } from 'zustand';
import type { Language } from '../../shared/domain/language.ts';

export { type Language, languageOf } from '../../shared/domain/language.ts';

const useStore = create<{ language: Language }>(() => ({ language: 'fr' }));

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
