import { defineWords } from '../../i18n/index.ts';

const messages = (count: number) => (count > 1 ? `${count} messages` : '1 message');

export const cleanUpWords = defineWords({
  fr: {
    title: 'Ménage guidé',
    account: 'Boîte',
    noServer: 'Aucun de vos comptes ne garde son courrier sur un serveur\u00a0: il n’y a pas de place à y faire.',
    explained:
      'Cochez ce qui peut quitter le serveur. Chaque message est d’abord copié sur ce PC, relu et vérifié\u00a0; c’est seulement ensuite qu’il est supprimé du serveur.',
    trash: (count: number, size: string) => `Vider la corbeille\u00a0: ${messages(count)}, ${size}`,
    junk: (count: number, size: string) => `Vider les indésirables\u00a0: ${messages(count)}, ${size}`,
    forGood: 'Ce qui est vidé est supprimé définitivement, ici et sur le serveur. Rien n’en est copié.',
    view: 'Montrer',
    largest: 'Les plus lourds',
    oldest: 'Les plus anciens',
    attachments: 'Grosses pièces jointes',
    all: (count: number) => `Tout cocher (${count})`,
    noSubject: '(sans objet)',
    nothing: 'Rien n’est coché.',
    frees: (count: number, size: string) => `${messages(count)}\u00a0: ${size} à libérer sur le serveur.`,
    begin: 'Archiver sur ce PC et libérer la place',
    beginDelete: 'Vider et libérer la place',
    progress: 'Place libérée',
    freed: (freed: string, chosen: string) => `${freed} libérés sur ${chosen}.`,
    waiting: (count: number) =>
      `${messages(count)} en cours. Vous pouvez fermer cette fenêtre\u00a0: le ménage continue.`,
    stayed: (count: number) => `${messages(count)} encore sur le serveur\u00a0: rien n’y a été supprimé.`,
    readable: (count: number, folder: string) =>
      `${messages(count)} à lire ici, dans Dossiers locaux › ${folder}. On ne les voit plus dans le webmail ni sur vos autres appareils.`,
    backUpAdvice: 'Ce PC est maintenant le seul à les avoir\u00a0: faites une sauvegarde.',
    stop: 'Arrêter',
    resume: 'Reprendre',
    again: 'Faire encore de la place',
    backUp: 'Sauvegarder…',
  },
  en: {
    title: 'Guided clean-up',
    account: 'Mailbox',
    noServer: 'None of your accounts keeps its mail on a server: there is no room to be made.',
    explained:
      'Tick what may leave the server. Each message is first copied to this PC, read back and checked; only then is it deleted on the server.',
    trash: (count: number, size: string) => `Empty the trash: ${messages(count)}, ${size}`,
    junk: (count: number, size: string) => `Empty the junk: ${messages(count)}, ${size}`,
    forGood: 'What is emptied is deleted for good, here and on the server. Nothing of it is copied.',
    view: 'Show',
    largest: 'The largest',
    oldest: 'The oldest',
    attachments: 'Large attachments',
    all: (count: number) => `Tick all (${count})`,
    noSubject: '(no subject)',
    nothing: 'Nothing is ticked.',
    frees: (count: number, size: string) => `${messages(count)}: ${size} to be freed on the server.`,
    begin: 'Archive on this PC and free the room',
    beginDelete: 'Empty and free the room',
    progress: 'Room freed',
    freed: (freed: string, chosen: string) => `${freed} freed of ${chosen}.`,
    waiting: (count: number) => `${messages(count)} under way. You may close this window: it goes on.`,
    stayed: (count: number) => `${messages(count)} still on the server: nothing was deleted there.`,
    readable: (count: number, folder: string) =>
      `${messages(count)} to be read here, in Local folders › ${folder}. They are no longer seen in the webmail nor on your other devices.`,
    backUpAdvice: 'This PC is now the only one that has them: make a backup.',
    stop: 'Stop',
    resume: 'Go on',
    again: 'Make more room',
    backUp: 'Back up…',
  },
});
