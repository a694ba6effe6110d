import { defineWords } from '../../i18n/index.ts';

export const projectingWords = defineWords({
  fr: {
    start: 'Je projette mon écran',
    on: 'Vous projetez votre écran\u00a0: noms, objets et contenus sont cachés.',
    stop: 'Ne plus cacher',
  },
  en: {
    start: 'I am projecting my screen',
    on: 'You are projecting your screen: names, subjects and contents are hidden.',
    stop: 'Hide nothing any more',
  },
});
