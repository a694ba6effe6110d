import { defineWords } from '../../i18n/index.ts';
import type { EntryState } from './entry-state.ts';

const MOST_NAMED = 3;

export const words = defineWords({
  fr: {
    title: 'Boîte d’envoi',
    empty: 'Rien n’attend d’être envoyé.',
    noSubject: '(sans objet)',
    recipients: (names: string[]) =>
      names.length > MOST_NAMED + 1
        ? `À\u00a0: ${names.slice(0, MOST_NAMED).join(', ')} et ${names.length - MOST_NAMED} autres`
        : `À\u00a0: ${names.join(', ')}`,
    states: (state: EntryState, when: string) =>
      ({
        undoable: 'Part dans quelques secondes.',
        scheduled: `Partira à la date choisie\u00a0: ${when}.`,
        kept: 'Gardé ici jusqu’à ce que vous l’envoyiez.',
        guardHeld:
          'Retenu\u00a0: des familles verraient l’adresse des autres. Ouvrez-le pour choisir comment l’envoyer.',
        stopped: 'N’a pas pu partir\u00a0: il attend que vous y regardiez.',
        waitsForPassword:
          'Attend que le serveur accepte de nouveau votre mot de passe\u00a0; il partira alors tout seul.',
        waiting: 'En attente d’envoi.',
        retrying: `Le serveur n’a pas pu être joint. Nouvel essai\u00a0: ${when}.`,
        sending: 'Envoi en cours…',
        sent: 'Envoyé\u00a0; la copie est en cours de classement dans Envoyés.',
        sentInPart: 'Envoyé, mais pas à tous.',
        unknown:
          'Ce message est peut-être parti\u00a0: la connexion a été coupée juste au moment de l’envoi, et il n’est pas dans Envoyés. Demandez à un destinataire s’il l’a reçu, ou renvoyez-le au risque d’un double.',
        paced: `Le service de messagerie limite les envois groupés\u00a0: la suite part à partir de ${when}.`,
        restLater: 'En attente d’envoi aux destinataires suivants\u00a0; les premiers l’ont reçu.',
        restPutOff: `Le serveur a demandé d’attendre pour ces destinataires\u00a0; les autres l’ont reçu. Nouvel essai\u00a0: ${when}.`,
        restRefused: 'Le serveur a refusé ces destinataires\u00a0; les autres ont reçu le message.',
        refused: 'Le serveur a refusé ce message. Il est intact et peut être corrigé.',
      })[state],
    refusedRecipients: (list: string) => `Destinataires refusés\u00a0: ${list}`,
    serverWords: 'Réponse du serveur',
    edit: 'Modifier',
    sendNow: 'Envoyer maintenant',
    wasSent: 'Il est bien parti',
    sendAgain: 'Renvoyer',
    correct: 'Corriger les adresses',
    sendToThese: 'Renvoyer à ceux-là seuls',
    giveUp: 'Abandonner',
    lately: 'Partis récemment',
    tooLate: 'Trop tard\u00a0: le message est parti.',
    sendings: 'Envois',
    sending: (subject: string) => `«\u00a0${subject}\u00a0» va partir.`,
    seconds: (n: number) => `${n} s`,
    undoSend: 'Annuler l’envoi',
  },
  en: {
    title: 'Outbox',
    empty: 'Nothing is waiting to be sent.',
    noSubject: '(no subject)',
    recipients: (names: string[]) =>
      names.length > MOST_NAMED + 1
        ? `To: ${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} others`
        : `To: ${names.join(', ')}`,
    states: (state: EntryState, when: string) =>
      ({
        undoable: 'Leaves in a few seconds.',
        scheduled: `Will leave at the chosen time: ${when}.`,
        kept: 'Kept here until you send it.',
        guardHeld: 'Held: families would see one another’s addresses. Open it to choose how to send it.',
        stopped: 'Could not leave: it waits for you to have a look.',
        waitsForPassword: 'Waits until the server accepts your password again; it will then leave by itself.',
        waiting: 'Waiting to be sent.',
        retrying: `The server could not be reached. Next try: ${when}.`,
        sending: 'Being sent…',
        sent: 'Sent; its copy is being filed in Sent.',
        sentInPart: 'Sent, but not to everybody.',
        unknown:
          'This message may have left: the connection was cut just as it was sent, and it is not in Sent. Ask a recipient whether it arrived, or send it again at the risk of a double.',
        paced: `The mail service limits how many are written to at once: the rest leaves from ${when}.`,
        restLater: 'Waiting to be sent to the next recipients; the first ones have got it.',
        restPutOff: `The server asked to wait for these recipients; the others have got it. Next try: ${when}.`,
        restRefused: 'The server refused these recipients; the others have got the message.',
        refused: 'The server refused this message. It is intact and can be corrected.',
      })[state],
    refusedRecipients: (list: string) => `Refused recipients: ${list}`,
    serverWords: 'The server’s answer',
    edit: 'Edit',
    sendNow: 'Send now',
    wasSent: 'It did leave',
    sendAgain: 'Send again',
    correct: 'Correct the addresses',
    sendToThese: 'Send again to these alone',
    giveUp: 'Give up',
    lately: 'Left lately',
    tooLate: 'Too late: the message has left.',
    sendings: 'Sendings',
    sending: (subject: string) => `“${subject}” is about to leave.`,
    seconds: (n: number) => `${n} s`,
    undoSend: 'Undo sending',
  },
});
