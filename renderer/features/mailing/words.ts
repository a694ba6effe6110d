import type { FieldName } from '../../../shared/compose/fields.ts';
import type { LetterState } from '../../../shared/domain/mailing.ts';
import { defineWords } from '../../i18n/index.ts';

export const words = defineWords({
  fr: {
    separately: 'Envoyer séparément…',
    title: 'Envoyer séparément',
    intro: (n: number) =>
      n === 1
        ? 'Un seul message\u00a0: personne ne voit l’adresse d’un autre.'
        : `${n} messages, un par foyer\u00a0: personne ne voit l’adresse d’un autre.`,
    nobody: 'Ce message n’a pas encore de destinataire.',
    together: 'Collègues et établissements, une seule fois',
    letters: 'Messages',
    letterOf: (position: number, count: number) => `Message ${position} sur ${count}`,
    keys: 'Flèches haut et bas\u00a0: d’un message à l’autre.',
    preview: 'Aperçu',
    from: 'De',
    to: 'À',
    cc: 'Cc',
    bcc: 'Cci',
    subject: 'Objet',
    noSubject: '(sans objet)',
    attachments: 'Pièces jointes',
    body: 'Corps du message',
    missing: 'Inconnu du carnet d’adresses',
    missingFor: (field: string, n: number) =>
      n === 1
        ? `{${field}}, inconnu pour 1 message\u00a0: écrire`
        : `{${field}}, inconnu pour ${n} messages\u00a0: écrire`,
    fallback: (name: FieldName) =>
      ({
        childFirstName: 'votre enfant',
        childLastName: '',
        className: 'sa classe',
        firstName: '',
        lastName: '',
        civility: 'Madame, Monsieur',
      })[name],
    unknownFields: (fields: string[]) =>
      fields.length === 1
        ? `{${fields[0]}} n’est pas un champ\u00a0: il partirait tel quel.`
        : `${fields.map((one) => `{${one}}`).join(', ')} ne sont pas des champs\u00a0: ils partiraient tels quels.`,
    known: (fields: string[]) => `Champs possibles dans le texte\u00a0: ${fields.map((one) => `{${one}}`).join(', ')}.`,
    portions: (n: number, when: string) =>
      `Le service de messagerie limite les envois\u00a0: ils partent en ${n} fois, le dernier à partir de ${when}. Casier doit rester ouvert, ou reprendra à son prochain démarrage.`,
    lightCopies: 'Dans Envoyés, seul le premier est gardé avec ses pièces jointes, pour ne pas remplir votre boîte.',
    held: 'Retenu\u00a0: ces messages montreraient des adresses de familles.',
    asIs: 'Envoyer tel quel…',
    cancel: 'Annuler',
    send: (n: number) => (n === 1 ? 'Envoyer le message' : `Envoyer les ${n} messages`),
    sending: 'Préparation des messages…',
    gone: 'Ce brouillon n’existe plus.',

    line: (total: number, parts: string[]) => `${total === 1 ? '1 envoi' : `${total} envois`} – ${parts.join(', ')}`,
    counted: (state: LetterState, n: number) =>
      ({
        sent: n === 1 ? '1 remis' : `${n} remis`,
        refused: n === 1 ? '1 refusé' : `${n} refusés`,
        failed: n === 1 ? '1 non distribué' : `${n} non distribués`,
        asks: n === 1 ? '1 à vérifier' : `${n} à vérifier`,
        waiting: n === 1 ? '1 en attente' : `${n} en attente`,
        notSent: n === 1 ? '1 annulé' : `${n} annulés`,
      })[state],
    state: (state: LetterState) =>
      ({
        sent: 'Remis',
        refused: 'Refusé par le serveur',
        failed: 'Non distribué',
        asks: 'À vérifier',
        waiting: 'En attente',
        notSent: 'Non envoyé',
      })[state],
    mailings: 'Envois séparés',
    paused: 'En pause.',
    nextAt: (when: string) => `La suite part à partir de ${when}.`,
    open: 'Voir les messages',
    pause: 'Mettre en pause',
    resume: 'Reprendre',
    stop: 'Arrêter l’envoi',
    undo: 'Annuler l’envoi',
    aboutToLeave: (n: number, subject: string) =>
      n === 1
        ? `«\u00a0${subject}\u00a0»\u00a0: 1 message va partir.`
        : `«\u00a0${subject}\u00a0»\u00a0: ${n} messages vont partir.`,
    sendNow: 'Envoyer maintenant',
    stopTitle: 'Arrêter cet envoi\u00a0?',
    stopText: (left: number, waiting: number) =>
      `${left === 0 ? 'Aucun message n’est parti' : left === 1 ? '1 message est déjà parti' : `${left} messages sont déjà partis`}\u00a0; ${
        waiting === 1 ? '1 ne partira pas' : `${waiting} ne partiront pas`
      }. Le brouillon reste, adressé à ceux qui ne l’ont pas reçu.`,
    stopped: (left: number) =>
      left === 0
        ? 'Rien n’est parti.'
        : left === 1
          ? '1 message était déjà parti\u00a0; les autres ne partiront pas.'
          : `${left} messages étaient déjà partis\u00a0; les autres ne partiront pas.`,
    openDraft: 'Ouvrir le brouillon',
    correct: 'Corriger l’adresse',
    sendAgain: 'Renvoyer',
    giveUp: 'Abandonner',
    wasSent: 'Il est bien parti',
    sendThis: 'Envoyer',
    close: 'Fermer',
  },
  en: {
    separately: 'Send separately…',
    title: 'Send separately',
    intro: (n: number) =>
      n === 1
        ? 'One message: nobody sees anybody else’s address.'
        : `${n} messages, one for each household: nobody sees anybody else’s address.`,
    nobody: 'This message has no recipient yet.',
    together: 'Colleagues and schools, once',
    letters: 'Messages',
    letterOf: (position: number, count: number) => `Message ${position} of ${count}`,
    keys: 'Up and down arrows: from one message to the next.',
    preview: 'Preview',
    from: 'From',
    to: 'To',
    cc: 'Cc',
    bcc: 'Bcc',
    subject: 'Subject',
    noSubject: '(no subject)',
    attachments: 'Attachments',
    body: 'Body of the message',
    missing: 'Not known to the address book',
    missingFor: (field: string, n: number) =>
      n === 1 ? `{${field}}, unknown for 1 message: write` : `{${field}}, unknown for ${n} messages: write`,
    fallback: (name: FieldName) =>
      ({
        childFirstName: 'your child',
        childLastName: '',
        className: 'their class',
        firstName: '',
        lastName: '',
        civility: 'Sir or Madam',
      })[name],
    unknownFields: (fields: string[]) =>
      fields.length === 1
        ? `{${fields[0]}} is no field: it would leave as it is.`
        : `${fields.map((one) => `{${one}}`).join(', ')} are no fields: they would leave as they are.`,
    known: (fields: string[]) => `Fields that the text may use: ${fields.map((one) => `{${one}}`).join(', ')}.`,
    portions: (n: number, when: string) =>
      `The mail service limits sendings: they leave in ${n} portions, the last from ${when}. Casier has to stay open, or goes on at its next start.`,
    lightCopies: 'In Sent only the first one is kept with its attachments, so as not to fill your mailbox.',
    held: 'Held: these messages would show addresses of families.',
    asIs: 'Send as it is…',
    cancel: 'Cancel',
    send: (n: number) => (n === 1 ? 'Send the message' : `Send the ${n} messages`),
    sending: 'Preparing the messages…',
    gone: 'This draft is no longer there.',

    line: (total: number, parts: string[]) =>
      `${total === 1 ? '1 message' : `${total} messages`} – ${parts.join(', ')}`,
    counted: (state: LetterState, n: number) =>
      ({
        sent: `${n} handed over`,
        refused: `${n} refused`,
        failed: `${n} not delivered`,
        asks: `${n} to be checked`,
        waiting: `${n} waiting`,
        notSent: `${n} cancelled`,
      })[state],
    state: (state: LetterState) =>
      ({
        sent: 'Handed over',
        refused: 'Refused by the server',
        failed: 'Not delivered',
        asks: 'To be checked',
        waiting: 'Waiting',
        notSent: 'Not sent',
      })[state],
    mailings: 'Sent separately',
    paused: 'Paused.',
    nextAt: (when: string) => `The rest leaves from ${when}.`,
    open: 'Show the messages',
    pause: 'Pause',
    resume: 'Resume',
    stop: 'Stop sending',
    undo: 'Undo sending',
    aboutToLeave: (n: number, subject: string) =>
      n === 1 ? `“${subject}”: 1 message is about to leave.` : `“${subject}”: ${n} messages are about to leave.`,
    sendNow: 'Send now',
    stopTitle: 'Stop this sending?',
    stopText: (left: number, waiting: number) =>
      `${left === 0 ? 'No message has left' : left === 1 ? '1 message has left already' : `${left} messages have left already`}; ${waiting} will not leave. The draft stays, addressed to those who have not got it.`,
    stopped: (left: number) =>
      left === 0
        ? 'Nothing has left.'
        : left === 1
          ? '1 message had left already; the others will not leave.'
          : `${left} messages had left already; the others will not leave.`,
    openDraft: 'Open the draft',
    correct: 'Correct the address',
    sendAgain: 'Send again',
    giveUp: 'Give up',
    wasSent: 'It did leave',
    sendThis: 'Send',
    close: 'Close',
  },
});
