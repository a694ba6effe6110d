import { defineWords } from '../../i18n/index.ts';

export const duplicateWords = defineWords({
  fr: {
    title: 'Chercher les doublons',
    where: 'Où',
    mailbox: 'Dans ce dossier',
    account: 'Dans tout ce compte',
    everything: 'Dans tous les comptes',
    rule: 'De chaque message un exemplaire est gardé\u00a0: celui qui est suivi ou auquel vous avez répondu, sinon le plus ancien. Les autres vont à la corbeille, d’où ils peuvent revenir.',
    looking: 'Recherche…',
    found: (count: number, more: boolean) =>
      count === 0
        ? 'Aucun doublon.'
        : `${count} ${count > 1 ? 'messages présents' : 'message présent'} plusieurs fois${more ? ', et d’autres encore' : ''}.`,
    noSubject: '(sans objet)',
    kept: (folder: string) => `gardé dans ${folder}`,
    copyIn: (folder: string) => `Copie dans ${folder}`,
    same: 'identique',
    differs_account: 'autre compte',
    differs_folder: 'autre dossier',
    differs_seen: 'lu ou non',
    differs_flagged: 'étoile',
    differs_answered: 'réponse',
    differs_tags: 'étiquettes',
    differs_bytes: 'même contenu, arrivé par un autre chemin',
    differs_content: 'contenu différent, ou pas encore sur ce PC',
    remove: (count: number) =>
      count > 1
        ? `Mettre ${count} copies à la corbeille`
        : count === 1
          ? 'Mettre la copie à la corbeille'
          : 'Rien à mettre à la corbeille',
  },
  en: {
    title: 'Find duplicates',
    where: 'Where',
    mailbox: 'In this folder',
    account: 'In this whole account',
    everything: 'In all accounts',
    rule: 'One of each message is kept: the one that is starred or that you answered, else the oldest. The others go to the trash, and may come back from there.',
    looking: 'Looking…',
    found: (count: number, more: boolean) =>
      count === 0 ? 'No duplicates.' : `${count} messages are there more than once${more ? ', and still others' : ''}.`,
    noSubject: '(no subject)',
    kept: (folder: string) => `kept in ${folder}`,
    copyIn: (folder: string) => `Copy in ${folder}`,
    same: 'identical',
    differs_account: 'another account',
    differs_folder: 'another folder',
    differs_seen: 'read or not',
    differs_flagged: 'star',
    differs_answered: 'answer',
    differs_tags: 'tags',
    differs_bytes: 'same content, come another way',
    differs_content: 'other content, or not on this PC yet',
    remove: (count: number) =>
      count > 1
        ? `Move ${count} copies to the trash`
        : count === 1
          ? 'Move the copy to the trash'
          : 'Nothing to move to the trash',
  },
});
