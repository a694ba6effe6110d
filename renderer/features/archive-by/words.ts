import { defineWords } from '../../i18n/index.ts';

export const archiveByWords = defineWords({
  fr: {
    label: 'Classer les archives',
    single: 'Dans un seul dossier',
    year: 'Par année',
    schoolYear: 'Par année scolaire (septembre à août)',
    singleHint: '«\u00a0Archiver\u00a0» (touche A) range les messages dans Archives.',
    yearHint:
      '«\u00a0Archiver\u00a0» (touche A) range chaque message selon sa date, par exemple dans Archives › 2026. Le dossier est créé s’il manque.',
    schoolYearHint:
      '«\u00a0Archiver\u00a0» (touche A) range chaque message selon sa date, par exemple dans Archives › 2026-2027. Le dossier est créé s’il manque.',
  },
  en: {
    label: 'Sort the archive',
    single: 'Into one folder',
    year: 'By year',
    schoolYear: 'By school year (September to August)',
    singleHint: '“Archive” (key A) puts messages into Archives.',
    yearHint:
      '“Archive” (key A) files each message by its date, for instance in Archives › 2026. The folder is made if it is missing.',
    schoolYearHint:
      '“Archive” (key A) files each message by its date, for instance in Archives › 2026-2027. The folder is made if it is missing.',
  },
});
