// Words that are printed, in both languages.
import type { Language } from '../shared/domain/language.ts';

const fr = {
  paper: 'Aperçu avant impression',
  cut: 'Coupon à découper et à rendre',
  pupil: 'Nom et prénom de l’élève',
  group: 'Classe',
  read: 'J’ai lu ce mot.',
  answer: 'Réponse',
  signed: 'Date et signature',
  colon: '\u00a0:',
};

export type PaperWords = Record<keyof typeof fr, string>;

const en: PaperWords = {
  paper: 'Print preview',
  cut: 'Slip to cut off and give back',
  pupil: 'Name of the pupil',
  group: 'Class',
  read: 'I have read this note.',
  answer: 'Answer',
  signed: 'Date and signature',
  colon: ':',
};

export const paperWords: Record<Language, PaperWords> = { fr, en };
