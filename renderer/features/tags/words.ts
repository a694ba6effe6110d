import { defineWords } from '../../i18n/index.ts';

const many = (count: number, one: string, more: string) => (count > 1 ? more : one).replace('#', String(count));

export const tagWords = defineWords({
  fr: {
    tags: 'Étiquettes',
    ofAnother: 'Étiquette donnée par un autre logiciel',
    intro:
      'Une étiquette se voit aussi dans Thunderbird et dans les autres logiciels reliés à la même boîte, si le serveur les garde.',
    givenTo: (count: number) => many(count, 'Étiquettes de ce message', 'Étiquettes de ces # messages'),
    someOf: (count: number) => many(count, 'sur un message', 'sur # messages'),
    byKey: (key: number) => `Touche ${key}`,
    add: 'Nouvelle étiquette…',
    edit: 'Modifier…',
    editOne: (name: string) => `Modifier l’étiquette «\u00a0${name}\u00a0»`,
    removeOne: (name: string) => `Supprimer l’étiquette «\u00a0${name}\u00a0»`,
    name: 'Nom de l’étiquette',
    nameMissing: 'Donnez un nom à cette étiquette.',
    colour: 'Couleur',
    cancel: 'Annuler',
    save: 'Enregistrer',
    close: 'Fermer',
    keptHere:
      'L’étiquette reste sur ce poste\u00a0: le serveur de cette boîte ne garde pas d’étiquettes, les autres logiciels ne la verront pas.',
  },
  en: {
    tags: 'Tags',
    ofAnother: 'Tag given by another program',
    intro: 'A tag is seen in Thunderbird too, and in other programs on the same mailbox, if the server keeps them.',
    givenTo: (count: number) => many(count, 'Tags of this message', 'Tags of these # messages'),
    someOf: (count: number) => many(count, 'on one message', 'on # messages'),
    byKey: (key: number) => `Key ${key}`,
    add: 'New tag…',
    edit: 'Change…',
    editOne: (name: string) => `Change the tag “${name}”`,
    removeOne: (name: string) => `Delete the tag “${name}”`,
    name: 'Name of the tag',
    nameMissing: 'Give this tag a name.',
    colour: 'Colour',
    cancel: 'Cancel',
    save: 'Save',
    close: 'Close',
    keptHere:
      'The tag stays on this PC: the server of this mailbox keeps no tags, so that other programs will not see it.',
  },
});

export const colourWords = defineWords({
  fr: {
    red: 'Rouge',
    orange: 'Orange',
    yellow: 'Jaune foncé',
    green: 'Vert',
    teal: 'Turquoise',
    blue: 'Bleu',
    purple: 'Violet',
    pink: 'Rose',
    grey: 'Gris',
    own: 'Couleur actuelle',
  },
  en: {
    red: 'Red',
    orange: 'Orange',
    yellow: 'Dark yellow',
    green: 'Green',
    teal: 'Teal',
    blue: 'Blue',
    purple: 'Purple',
    pink: 'Pink',
    grey: 'Grey',
    own: 'Present colour',
  },
});
