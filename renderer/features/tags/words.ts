import { defineWords } from '../../i18n/index.ts';

export const tagWords = defineWords({
  fr: {
    tags: 'Étiquettes',
    ofAnother: 'Étiquette donnée par un autre logiciel',
  },
  en: {
    tags: 'Tags',
    ofAnother: 'Tag given by another program',
  },
});
