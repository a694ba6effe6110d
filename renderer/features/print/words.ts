import { defineWords } from '../../i18n/index.ts';

export const printWords = defineWords({
  fr: {
    title: 'Imprimer',
    message: 'Message',
    notebook: 'Mot à coller',
    close: 'Fermer',
    print: 'Imprimer…',
    savePdf: 'Enregistrer en PDF…',
    saved: 'Enregistré.',
    notSaved: 'L’enregistrement a échoué.',
    preview: 'Aperçu avant impression',
    preparing: 'Préparation de l’aperçu…',
    failed: 'L’aperçu n’a pas pu être préparé.',
    notHere: 'Ce message n’est pas encore sur cet ordinateur\u00a0: il pourra être imprimé dès qu’il sera arrivé.',
    pages: (count: number, shown: string) => (count > 1 ? `${shown} pages A4` : '1 page A4'),
    sheets: (count: number) =>
      count > 1
        ? `Le texte dépasse une demi-page\u00a0: ${count} feuilles A4 pour deux exemplaires.`
        : '1 feuille A4, deux exemplaires à découper (A5).',
    history: 'Avec les messages précédents',
    historyHint: 'Les images distantes sont imprimées si vous les avez affichées.',
    notebookHint:
      'Un mot pour le cahier de liaison, deux par feuille. Les adresses ont été retirées du texte\u00a0; relisez-le avant d’imprimer.',
    school: 'École ou établissement',
    heading: 'Titre',
    text: 'Texte du mot',
    slip: 'Ajouter un coupon-réponse',
    slipHint: 'À découper, à remplir par la famille et à rendre.',
  },
  en: {
    title: 'Print',
    message: 'Message',
    notebook: 'Notebook note',
    close: 'Close',
    print: 'Print…',
    savePdf: 'Save as PDF…',
    saved: 'Saved.',
    notSaved: 'It could not be saved.',
    preview: 'Print preview',
    preparing: 'Preparing the preview…',
    failed: 'The preview could not be prepared.',
    notHere: 'This message is not on this computer yet: it can be printed as soon as it has arrived.',
    pages: (count: number, shown: string) => (count > 1 ? `${shown} pages of A4` : '1 page of A4'),
    sheets: (count: number) =>
      count > 1
        ? `The text is longer than half a page: ${count} sheets of A4 for two copies.`
        : '1 sheet of A4, two copies to cut (A5).',
    history: 'With the earlier messages',
    historyHint: 'Remote images are printed if you have shown them.',
    notebookHint:
      'A note for the pupils’ notebook, two on a sheet. Addresses were taken out of the text; read it over before you print.',
    school: 'School',
    heading: 'Title',
    text: 'Text of the note',
    slip: 'Add a reply slip',
    slipHint: 'To cut off, for the family to fill in and give back.',
  },
});
