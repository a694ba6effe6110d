import { defineWords } from '../../i18n/index.ts';

export const findWords = defineWords({
  fr: {
    bar: 'Rechercher dans le message',
    field: 'Rechercher dans ce message',
    next: 'Occurrence suivante (Entrée)',
    previous: 'Occurrence précédente (Maj+Entrée)',
    close: 'Fermer la recherche dans le message',
    found: (at: number, count: number) => `${at} sur ${count}`,
    none: 'Aucune occurrence',
  },
  en: {
    bar: 'Find in the message',
    field: 'Find in this message',
    next: 'Next match (Enter)',
    previous: 'Previous match (Shift+Enter)',
    close: 'Close the find bar',
    found: (at: number, count: number) => `${at} of ${count}`,
    none: 'No match',
  },
});
