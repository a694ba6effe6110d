// « Aujourd’hui », « octobre 2026 », « 2024 »: the title of a group by date, from the key that the engine gave it.
import type { Language } from '../../i18n/index.ts';
import type { ListWords } from './words.ts';

const MONTHS = {
  fr: new Intl.DateTimeFormat('fr-FR', { month: 'long', year: 'numeric' }),
  en: new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric' }),
};

export function dateGroupTitle(key: string, w: ListWords, language: Language): string {
  switch (key) {
    case 'future':
    case 'today':
    case 'yesterday':
    case 'thisWeek':
    case 'lastWeek':
      return w[key];
    default: {
      const [year, month] = key.split('-').map(Number);
      if (month === undefined) return key;
      const title = MONTHS[language].format(new Date(year!, month - 1, 1));
      return title.charAt(0).toLocaleUpperCase() + title.slice(1);
    }
  }
}
