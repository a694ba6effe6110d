import { defineWords } from '../../i18n/index.ts';

export const words = defineWords({
  fr: {
    pending: (count: number) => `En attente\u00a0: ${count}`,
    title: 'En attente',
    nothing: 'Rien n’attend\u00a0: le serveur sait tout ce que vous avez fait.',
    ofAccount: (address: string) => `En attente pour ${address}`,
    since: (when: string) => `Depuis ${when}.`,
    retry: 'Réessayer',
    retryThis: (what: string) => `Réessayer\u00a0: ${what}`,
    retryAll: 'Tout réessayer',
    giveUp: 'Annuler',
    giveUpThis: (what: string) => `Annuler\u00a0: ${what}`,
    keepHere: 'Garder sur ce PC',
    close: 'Fermer',

    running: 'En cours.',
    refused: (why: string, time: string | null) =>
      time === null
        ? `Refusé par le serveur\u00a0: ${why}.`
        : `Refusé par le serveur\u00a0: ${why}. Nouvel essai à ${time}.`,
    offline: 'Pas de réseau\u00a0: partira dès son retour.',
    unreachable: 'Le serveur est injoignable.',
    unreachableUntil: (time: string) => `Le serveur est injoignable. Nouvel essai à ${time}.`,
    needsPerson: 'Ce compte attend que vous répondiez, en haut de la fenêtre.',
    soon: 'Partira dans un instant.',
  },
  en: {
    pending: (count: number) => `Waiting: ${count}`,
    title: 'Waiting',
    nothing: 'Nothing waits: the server knows all that you did.',
    ofAccount: (address: string) => `Waiting for ${address}`,
    since: (when: string) => `Since ${when}.`,
    retry: 'Try again',
    retryThis: (what: string) => `Try again: ${what}`,
    retryAll: 'Try all again',
    giveUp: 'Cancel',
    giveUpThis: (what: string) => `Cancel: ${what}`,
    keepHere: 'Keep on this PC',
    close: 'Close',

    running: 'Being done.',
    refused: (why: string, time: string | null) =>
      time === null ? `Refused by the server: ${why}.` : `Refused by the server: ${why}. Next try at ${time}.`,
    offline: 'No network: will go as soon as it is back.',
    unreachable: 'The server is out of reach.',
    unreachableUntil: (time: string) => `The server is out of reach. Next try at ${time}.`,
    needsPerson: 'This account waits for your answer, at the top of the window.',
    soon: 'Will go in a moment.',
  },
});
