import { defineWords } from '../../i18n/index.ts';

export const quickFilterWords = defineWords({
  fr: {
    toggle: 'Filtre rapide (Ctrl+Maj+K)',
    bar: 'Filtre rapide',
    unread: 'Non lus',
    flagged: 'Suivis',
    attachments: 'Pièces jointes',
    contacts: 'Contacts',
    tags: 'Étiquettes',
    shown: (count: string, one: boolean) => (one ? '1 message affiché' : `${count} messages affichés`),
    pin: 'Garder',
    pinHint: 'Garder ce filtre en changeant de dossier',
    clear: 'Tout afficher',
    close: 'Fermer le filtre',
    nothing: 'Aucun message ne passe le filtre',
  },
  en: {
    toggle: 'Quick filter (Ctrl+Shift+K)',
    bar: 'Quick filter',
    unread: 'Unread',
    flagged: 'Starred',
    attachments: 'Attachments',
    contacts: 'Contacts',
    tags: 'Tags',
    shown: (count: string, one: boolean) => (one ? '1 message shown' : `${count} messages shown`),
    pin: 'Keep',
    pinHint: 'Keep this filter in other folders',
    clear: 'Show all',
    close: 'Close the filter',
    nothing: 'No message passes the filter',
  },
});
