import { defineWords } from '../../i18n/index.ts';

export const searchWords = defineWords({
  fr: {
    field: 'Rechercher',
    placeholder: 'Rechercher (Ctrl+K)',
    clear: 'Effacer la recherche',
    scope: 'Où chercher',
    thisFolder: 'Ce dossier',
    everywhere: 'Partout',
    searching: 'Recherche…',
    found: (count: string, one: boolean) => (one ? '1 message trouvé' : `${count} messages trouvés`),
    foundNone: 'Aucun message trouvé',
    foundMore: (count: string) => `Les ${count} premiers messages trouvés\u00a0; ajoutez un mot pour préciser`,
    close: 'Fermer la recherche',
  },
  en: {
    field: 'Search',
    placeholder: 'Search (Ctrl+K)',
    clear: 'Clear the search',
    scope: 'Where to search',
    thisFolder: 'This folder',
    everywhere: 'Everywhere',
    searching: 'Searching…',
    found: (count: string, one: boolean) => (one ? '1 message found' : `${count} messages found`),
    foundNone: 'No message found',
    foundMore: (count: string) => `The first ${count} messages found; add a word to narrow it down`,
    close: 'Close the search',
  },
});
