import { defineWords } from '../../i18n/index.ts';

export const settingsFileWords = defineWords({
  fr: {
    haveFile: 'J’ai un fichier de réglages…',
    fileRead: (domain: string, hosts: string) =>
      `Fichier de réglages pour les adresses en @${domain}\u00a0: ${hosts} sera essayé d’abord.`,
    fileOfOthers: (domain: string) =>
      `Ce fichier de réglages est fait pour les adresses en @${domain}\u00a0: il ne servira pas pour la vôtre.`,
    removeFile: 'Ne pas l’utiliser',
    share: 'Enregistrer les réglages pour mes collègues…',
    shareHint:
      'Un petit fichier avec les serveurs qui fonctionnent pour votre académie, sans votre adresse, votre nom ni votre mot de passe.',
    saved: 'Les réglages sont enregistrés.',
    notSaved: 'Les réglages n’ont pas pu être enregistrés à cet endroit.',
  },
  en: {
    haveFile: 'I have a file of settings…',
    fileRead: (domain: string, hosts: string) => `Settings for addresses @${domain}: ${hosts} will be tried first.`,
    fileOfOthers: (domain: string) =>
      `This file of settings is for addresses @${domain}: it will not be used for yours.`,
    removeFile: 'Do not use it',
    share: 'Save the settings for my colleagues…',
    shareHint: 'A small file with the servers that work for your académie, without your address, name or password.',
    saved: 'The settings are saved.',
    notSaved: 'The settings could not be saved there.',
  },
});
