import { defineWords } from '../../i18n/index.ts';

export const leaveWords = defineWords({
  fr: {
    label: 'Laisser les messages sur le serveur',
    untilDeletedHere: 'Jusqu’à leur suppression définitive sur ce PC',
    days: (count: number) => `Pendant ${count} jours`,
    always: 'Toujours',
    untilDeletedHereHint:
      'Un message quitte le serveur quand vous videz la corbeille de Casier. D’ici là, il reste visible dans le webmail et sur vos autres appareils.',
    daysHint:
      'Passé ce délai, le message n’existe plus que sur ce PC\u00a0: il disparaît du webmail et de vos autres appareils. Casier vérifie d’abord qu’il est ici en entier.',
    alwaysHint:
      'Casier ne supprime jamais rien sur le serveur. Si la boîte se remplit, il faudra y faire de la place depuis le webmail.',
  },
  en: {
    label: 'Leave messages on the server',
    untilDeletedHere: 'Until they are deleted for good on this PC',
    days: (count: number) => `For ${count} days`,
    always: 'Always',
    untilDeletedHereHint:
      'A message leaves the server when you empty Casier’s trash. Until then it stays visible in the webmail and on your other devices.',
    daysHint:
      'After that time the message exists on this PC only: it disappears from the webmail and from your other devices. Casier first checks that all of it is here.',
    alwaysHint:
      'Casier never deletes anything on the server. If the mailbox fills up, room has to be made from the webmail.',
  },
});
