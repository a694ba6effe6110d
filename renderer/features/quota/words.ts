import { defineWords } from '../../i18n/index.ts';

export const quotaWords = defineWords({
  fr: {
    label: 'Place occupée sur le serveur',
    used: (used: string, limit: string, share: string) => `${used} sur ${limit} (${share})`,
    note: (share: string) => `Boîte remplie à ${share} sur le serveur`,
    title: (address: string) => `Faire de la place dans ${address}`,
    why: 'Quand la boîte sera pleine, le serveur refusera les messages que l’on vous envoie, et rien ne pourra plus y être classé.',
    whyFull:
      'Le serveur n’a plus de place\u00a0: il peut refuser les messages que l’on vous envoie, et rien ne peut plus y être classé.',
    remedyTrash: 'Videz la corbeille\u00a0: ce qu’elle contient compte encore.',
    remedyLargest: 'Triez la liste par taille et supprimez les messages les plus lourds.',
    remedyLocal:
      'Déplacez les vieux messages dans «\u00a0Dossiers locaux\u00a0»\u00a0: ils quittent le serveur et restent sur cet ordinateur.',
    emptyTrash: (count: number) =>
      count > 1 ? `Vider la corbeille (${count} messages)…` : 'Vider la corbeille (1 message)…',
    emptyTitle: 'Vider la corbeille\u00a0?',
    emptyBody: 'Les messages qu’elle contient seront supprimés définitivement, ici et sur le serveur.',
    emptyAction: 'Vider la corbeille',
    cleanUp: 'Ménage guidé…',
    close: 'Fermer',
  },
  en: {
    label: 'Room taken on the server',
    used: (used: string, limit: string, share: string) => `${used} of ${limit} (${share})`,
    note: (share: string) => `Mailbox ${share} full on the server`,
    title: (address: string) => `Make room in ${address}`,
    why: 'When the mailbox is full, the server will refuse the messages that people send you, and nothing more can be filed there.',
    whyFull:
      'The server has no room left: it may refuse the messages that people send you, and nothing more can be filed there.',
    remedyTrash: 'Empty the trash: what is in it still counts.',
    remedyLargest: 'Sort the list by size and delete the largest messages.',
    remedyLocal: 'Move old messages to “Local folders”: they leave the server and stay on this computer.',
    emptyTrash: (count: number) =>
      count > 1 ? `Empty the trash (${count} messages)…` : 'Empty the trash (1 message)…',
    emptyTitle: 'Empty the trash?',
    emptyBody: 'The messages in it will be deleted for good, here and on the server.',
    emptyAction: 'Empty the trash',
    cleanUp: 'Guided clean-up…',
    close: 'Close',
  },
});
