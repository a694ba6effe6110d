// Commands of the main window that also stand in the menu bar: by their names in its command table, with the words of
// renderer/app/words.ts and the first key of renderer/app/commands.ts (null: none). The window handles the key.

interface MenuCommandFacts {
  key: string | null;
  fr: string;
  en: string;
}

export const menuCommands = {
  fetch: { key: 'F5', fr: 'Relever', en: 'Get mail' },
  compose: { key: 'CmdOrCtrl+N', fr: 'Écrire', en: 'Write' },
  contacts: { key: 'CmdOrCtrl+Shift+B', fr: 'Adresses', en: 'Address book' },
  saveMessage: { key: 'CmdOrCtrl+S', fr: 'Enregistrer le message…', en: 'Save the message…' },
  print: { key: 'CmdOrCtrl+P', fr: 'Imprimer', en: 'Print' },
  settings: { key: 'CmdOrCtrl+,', fr: 'Paramètres…', en: 'Settings…' },
  importMail: { key: null, fr: 'Importer…', en: 'Import…' },
  exportMail: { key: null, fr: 'Exporter…', en: 'Export…' },
  backUp: { key: null, fr: 'Sauvegarder…', en: 'Back up…' },
  restore: { key: null, fr: 'Restaurer…', en: 'Restore…' },
  addAccount: { key: null, fr: 'Ajouter un compte…', en: 'Add an account…' },
  undo: { key: 'CmdOrCtrl+Z', fr: 'Annuler la dernière action', en: 'Undo the last action' },
  search: { key: 'CmdOrCtrl+K', fr: 'Rechercher', en: 'Search' },
  toggleThreads: { key: null, fr: 'Regrouper par fils', en: 'Group by thread' },
  layoutClassic: { key: null, fr: 'Disposition classique', en: 'Classic layout' },
  layoutWide: { key: null, fr: 'Disposition large', en: 'Wide layout' },
  layoutVertical: { key: null, fr: 'Disposition verticale', en: 'Vertical layout' },
  foldersAll: { key: null, fr: 'Tous les dossiers', en: 'All folders' },
  foldersUnread: { key: null, fr: 'Dossiers non lus', en: 'Unread folders' },
  foldersFavourite: { key: null, fr: 'Dossiers favoris', en: 'Favourite folders' },
  allHeaders: { key: null, fr: 'Tous les en-têtes', en: 'All headers' },
  nextUnread: { key: 'N', fr: 'Message non lu suivant', en: 'Next unread message' },
  nextPane: { key: 'F6', fr: 'Volet suivant', en: 'Next pane' },
  reply: { key: 'CmdOrCtrl+R', fr: 'Répondre', en: 'Reply' },
  replyAll: { key: 'CmdOrCtrl+Shift+R', fr: 'Répondre à tous', en: 'Reply all' },
  forward: { key: 'CmdOrCtrl+L', fr: 'Transférer', en: 'Forward' },
  forwardAsAttachment: { key: null, fr: 'Transférer en pièce jointe', en: 'Forward as attachment' },
  addressesShown: { key: null, fr: 'J’ai montré des adresses…', en: 'I showed addresses…' },
  toggleSeen: { key: 'M', fr: 'Marquer comme lu ou non lu', en: 'Mark as read or unread' },
  toggleFlagged: { key: 'S', fr: 'Suivi (étoile)', en: 'Star' },
  move: { key: 'CmdOrCtrl+Shift+M', fr: 'Déplacer vers…', en: 'Move to…' },
  copy: { key: null, fr: 'Copier vers…', en: 'Copy to…' },
  archive: { key: 'A', fr: 'Archiver', en: 'Archive' },
  junk: { key: 'J', fr: 'Indésirable', en: 'Junk' },
  remove: { key: 'Delete', fr: 'Supprimer', en: 'Delete' },
  coach: { key: null, fr: 'Comprendre À, Cc, Cci…', en: 'Understand To, Cc, Bcc…' },
  diagnosis: { key: null, fr: 'Qu’est-ce qui ne va pas\u00a0?', en: 'What is wrong?' },
  filters: { key: null, fr: 'Filtres de messages…', en: 'Message filters…' },
  tags: { key: null, fr: 'Étiquettes…', en: 'Tags…' },
  watchThread: { key: 'W', fr: 'Surveiller le fil, ou ne plus le surveiller', en: 'Watch the thread, or no longer' },
  muteThread: { key: 'K', fr: 'Ignorer le fil, ou ne plus l’ignorer', en: 'Ignore the thread, or no longer' },
  muteBranch: {
    key: 'Shift+K',
    fr: 'Ignorer le sous-fil, ou ne plus l’ignorer',
    en: 'Ignore the sub-thread, or no longer',
  },
  journal: { key: null, fr: 'Journal…', en: 'Journal…' },
  shortcuts: { key: 'F1', fr: 'Raccourcis clavier', en: 'Keyboard shortcuts' },
} as const satisfies Record<string, MenuCommandFacts>;

export type MenuCommand = keyof typeof menuCommands;
