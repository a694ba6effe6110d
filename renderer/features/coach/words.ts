// The three screens of the coach, its frame, and the offer at the end of the first set-up. The practice:
// practice-words.ts; the memo: memo-words.ts.
import { defineWords } from '../../i18n/index.ts';

export const words = defineWords({
  fr: {
    title: 'Comprendre À, Cc, Cci',
    step: (n: number, of: number) => `Écran ${n} sur ${of}`,
    next: 'Suivant',
    practise: 'Essayer',
    previous: 'Précédent',
    finish: 'Terminer',
    printMemo: 'Imprimer le mémo',

    toTitle: 'À\u00a0: solliciter quelqu’un',
    toText: 'Mettez en À les personnes dont vous attendez une réponse ou une action.',
    toSeen: 'Une adresse en À est lue par tous les destinataires.',
    ccTitle: 'Cc\u00a0: informer quelqu’un',
    ccText: 'Mettez en Cc les personnes qui doivent être au courant, sans avoir à répondre.',
    ccSeen: 'Une adresse en Cc est lue par tous les destinataires, comme en À.',
    bccTitle: 'Cci\u00a0: préserver la confidentialité',
    bccText:
      'Mettez en Cci les familles, et votre propre adresse en À. Chaque famille reçoit la lettre comme si elle était seule.',
    bccSeen: 'Une adresse en Cci n’est lue par personne d’autre.',
    bccRule:
      'L’adresse d’un parent, même professionnelle, est une donnée personnelle\u00a0: elle ne se montre pas aux autres familles sans leur accord.',

    letter: 'La lettre que vous écrivez',
    from: 'De',
    to: 'À',
    cc: 'Cc',
    bcc: 'Cci',
    subject: 'Objet',
    nobody: 'personne',
    readers: 'Ce que chacun reçoit',
    reads: (who: string) => `${who} lit`,
    readsNoOther: 'Aucune adresse d’une autre famille.',
    readsOthers: (who: string) => `L’adresse de ${who} est montrée.`,
    toSubject: 'Récréation de jeudi\u00a0: peux-tu me remplacer\u00a0?',
    ccSubject: 'Récréation de jeudi\u00a0: c’est réglé',
    bccSubject: 'Sortie au zoo de La Palmyre',

    offerTitle: 'Écrire aux familles sans montrer leurs adresses',
    offerText: 'À, Cc, Cci en trois écrans et un essai. Deux minutes, sans rien envoyer.',
    offerOpen: 'Découvrir',
    offerDecline: 'Ne plus proposer',
  },
  en: {
    title: 'Understanding To, Cc, Bcc',
    step: (n: number, of: number) => `Screen ${n} of ${of}`,
    next: 'Next',
    practise: 'Try it',
    previous: 'Back',
    finish: 'Done',
    printMemo: 'Print the memo',

    toTitle: 'To: asking somebody',
    toText: 'Put in To the people from whom you expect an answer or something done.',
    toSeen: 'An address in To is read by all recipients.',
    ccTitle: 'Cc: informing somebody',
    ccText: 'Put in Cc the people who ought to know, without having to answer.',
    ccSeen: 'An address in Cc is read by all recipients, as in To.',
    bccTitle: 'Bcc: keeping it confidential',
    bccText:
      'Put the families in Bcc, and your own address in To. Each family receives the letter as if it were alone.',
    bccSeen: 'An address in Bcc is read by nobody else.',
    bccRule:
      'A parent’s address, even a professional one, is personal data: it is not shown to other families without their consent.',

    letter: 'The letter that you write',
    from: 'From',
    to: 'To',
    cc: 'Cc',
    bcc: 'Bcc',
    subject: 'Subject',
    nobody: 'nobody',
    readers: 'What each of them receives',
    reads: (who: string) => `${who} reads`,
    readsNoOther: 'No address of another family.',
    readsOthers: (who: string) => `The address of ${who} is shown.`,
    toSubject: 'Thursday’s break: can you stand in for me?',
    ccSubject: 'Thursday’s break: settled',
    bccSubject: 'Trip to the zoo',

    offerTitle: 'Writing to families without showing their addresses',
    offerText: 'To, Cc, Bcc in three screens and a try. Two minutes, nothing is sent.',
    offerOpen: 'Discover',
    offerDecline: 'Do not offer again',
  },
});
