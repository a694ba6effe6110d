import { defineWords } from '../../i18n/index.ts';

export const listLineWords = defineWords({
  fr: {
    line: (name: string) => `Liste\u00a0: ${name}`,
    reply: 'Répondre à la liste',
    replyTo: (address: string) => `Écrire à tous les abonnés de ${address} (Ctrl+Maj+L)`,
    leave: 'Se désabonner',
    leaveAgain: 'Se désabonner de nouveau',
    asked: (date: string) => `Désabonnement demandé le ${date}. Il peut prendre quelques jours.`,
    withheld: 'Le désabonnement n’est pas proposé\u00a0: ce message est douteux, y répondre vous signalerait.',
    title: (name: string) => `Se désabonner de «\u00a0${name}\u00a0»\u00a0?`,
    byClick: (host: string) =>
      `Casier enverra une seule demande à ${host}. C’est le moyen prévu par la liste, et son auteur l’a signé.`,
    byMail: (to: string) => `Casier enverra un message à ${to}, depuis l’adresse à laquelle la liste vous écrit.`,
    byPage: (host: string) =>
      `Cette liste ne prévoit qu’une page web, sur ${host}. Elle s’ouvrira dans votre navigateur. N’y donnez jamais votre mot de passe.`,
    theyLearn: 'L’expéditeur apprendra que votre adresse est lue. Rien d’autre n’est transmis.',
    openPage: 'Ouvrir la page',
    cancel: 'Annuler',
    done: 'Demande envoyée. Les derniers messages peuvent mettre quelques jours à cesser.',
    written: (to: string) => `Message de désabonnement mis dans la boîte d’envoi, pour ${to}.`,
    elsewhere: 'Le site renvoie vers une autre page\u00a0: Casier ne la suit pas. Cherchez le lien dans le message.',
    refused: 'Le site a refusé la demande. Cherchez le lien de désabonnement dans le message.',
  },
  en: {
    line: (name: string) => `List: ${name}`,
    reply: 'Reply to the list',
    replyTo: (address: string) => `Write to everybody on ${address} (Ctrl+Shift+L)`,
    leave: 'Unsubscribe',
    leaveAgain: 'Unsubscribe again',
    asked: (date: string) => `Unsubscribing was asked for on ${date}. It may take a few days.`,
    withheld: 'Unsubscribing is not offered: this message is doubtful, and an answer would give you away.',
    title: (name: string) => `Unsubscribe from “${name}”?`,
    byClick: (host: string) =>
      `Casier will send one single request to ${host}. It is the way that the list provides, signed by its author.`,
    byMail: (to: string) => `Casier will send a message to ${to}, from the address that the list writes to.`,
    byPage: (host: string) =>
      `This list only provides a web page, on ${host}. It will open in your browser. Never give your password there.`,
    theyLearn: 'The sender will learn that your address is read. Nothing else is told.',
    openPage: 'Open the page',
    cancel: 'Cancel',
    done: 'Request sent. The last messages may take a few days to stop.',
    written: (to: string) => `Unsubscribing message put into the outbox, for ${to}.`,
    elsewhere: 'The site leads to another page: Casier does not follow it. Look for the link in the message.',
    refused: 'The site refused the request. Look for the unsubscribing link in the message.',
  },
});
