import type { ViewFailure } from '../../../shared/domain/part-view.ts';
import { defineWords } from '../../i18n/index.ts';

const FAILURES_FR: Record<ViewFailure, string> = {
  broken: 'Aperçu impossible\u00a0: ce fichier est abîmé, ou fait d’une manière que Casier ne sait pas montrer.',
  encrypted: 'Aperçu impossible\u00a0: ce document est protégé par un mot de passe.',
  tooSlow: 'Aperçu impossible\u00a0: ce fichier demande trop de travail pour être montré ici.',
};

const FAILURES_EN: Record<ViewFailure, string> = {
  broken: 'No preview: this file is damaged, or made in a way that Casier cannot show.',
  encrypted: 'No preview: this document is protected by a password.',
  tooSlow: 'No preview: this file takes too much work to be shown here.',
};

export const words = defineWords({
  fr: {
    view: (name: string) => `Aperçu de ${name}`,
    failure: (reason: ViewFailure) => FAILURES_FR[reason],
    todo: 'Enregistrez-le, puis ouvrez-le avec le programme qui lui convient, si vous l’attendiez.',
    cut: 'Seul le début est montré\u00a0: enregistrez le fichier pour l’avoir en entier.',
    fewerPages: (shown: number, count: number) =>
      `Les ${shown} premières pages sont montrées ici, sur ${count}. Pour lire la suite, ouvrez le document avec son programme.`,
    incomplete:
      'Il manque ici des lettres de ce document (chinois, japonais ou coréen)\u00a0: pour le lire en entier, ouvrez-le avec son programme.',
    waiting: 'L’aperçu se prépare…',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    fit: 'Ajuster',
    pageOf: (page: number, count: number) => `Page ${page} sur ${count}`,
    pageBefore: 'Page précédente',
    pageAfter: 'Page suivante',
    fileOf: (place: number, count: number) => `Pièce jointe ${place} sur ${count}`,
    before: 'Pièce jointe précédente',
    after: 'Pièce jointe suivante',
    save: 'Enregistrer…',
    open: 'Ouvrir avec son programme',
  },
  en: {
    view: (name: string) => `Preview of ${name}`,
    failure: (reason: ViewFailure) => FAILURES_EN[reason],
    todo: 'Save it, then open it with the program for it, if you were expecting it.',
    cut: 'Only the start is shown: save the file to have the whole.',
    fewerPages: (shown: number, count: number) =>
      `The first ${shown} pages of ${count} are shown here. To read on, open the document with its program.`,
    incomplete:
      'Letters of this document are missing here (Chinese, Japanese or Korean): to read all of it, open it with its program.',
    waiting: 'The preview is being prepared…',
    zoomIn: 'Larger',
    zoomOut: 'Smaller',
    fit: 'Fit',
    pageOf: (page: number, count: number) => `Page ${page} of ${count}`,
    pageBefore: 'Page before',
    pageAfter: 'Next page',
    fileOf: (place: number, count: number) => `Attachment ${place} of ${count}`,
    before: 'Attachment before',
    after: 'Next attachment',
    save: 'Save…',
    open: 'Open with its program',
  },
});
