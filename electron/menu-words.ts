// The words of the menus that main builds, in both languages.
import type { Language } from '../shared/domain/language.ts';

export { type Language as MenuLanguage, languageOf as menuLanguage } from '../shared/domain/language.ts';

const fr = {
  file: 'Fichier',
  edit: 'Édition',
  view: 'Affichage',
  message: 'Message',
  help: 'Aide',
  cut: 'Couper',
  copy: 'Copier',
  paste: 'Coller',
  pastePlain: 'Coller sans mise en forme',
  selectAll: 'Tout sélectionner',
  copyLink: 'Copier l’adresse du lien',
  copyAddress: 'Copier l’adresse électronique',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  zoomReset: 'Taille normale',
  fullScreen: 'Plein écran',
  closeWindow: 'Fermer la fenêtre',
  quit: 'Quitter',
  from: 'De',
  to: 'À',
  cc: 'Cc',
  date: 'Date',
};

export type MenuWords = Record<keyof typeof fr, string>;

const en: MenuWords = {
  file: 'File',
  edit: 'Edit',
  view: 'View',
  message: 'Message',
  help: 'Help',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  pastePlain: 'Paste without formatting',
  selectAll: 'Select all',
  copyLink: 'Copy link address',
  copyAddress: 'Copy email address',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomReset: 'Actual size',
  fullScreen: 'Full screen',
  closeWindow: 'Close window',
  quit: 'Quit',
  from: 'From',
  to: 'To',
  cc: 'Cc',
  date: 'Date',
};

/** An administrator set a folder for the store that cannot be made. `code` is the system's. */
export function policyFolderWords(language: Language, folder: string, code: string): string {
  return language === 'fr'
    ? `Le dossier « ${folder} », fixé par votre établissement pour votre courrier, ne peut pas être ouvert (${code}). Prévenez le service informatique. Aucun message n’est perdu.`
    : `The folder “${folder}”, which your school set for your mail, cannot be opened (${code}). Tell your IT service. No message is lost.`;
}

export const menuWords: Record<Language, MenuWords> = { fr, en };
