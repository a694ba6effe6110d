import type { QuietReason } from '../../../shared/domain/quiet.ts';
import { defineWords } from '../../i18n/index.ts';

/** Indeclinable in both languages. */
const PLACES = {
  guadeloupe: 'Guadeloupe',
  guyane: 'Guyane',
  martinique: 'Martinique',
  mayotte: 'Mayotte',
  reunion: 'La Réunion',
  saintPierreEtMiquelon: 'Saint-Pierre-et-Miquelon',
  polynesie: 'Polynésie française',
  nouvelleCaledonie: 'Nouvelle-Calédonie',
  wallisEtFutuna: 'Wallis-et-Futuna',
};

export const noticeWords = defineWords({
  fr: {
    section: 'Notifications',
    notifies: 'Annoncer les nouveaux messages sur le bureau',
    notifiesHint:
      'Jamais pour les indésirables, pour vos propres messages ni pour ce qui a déjà été lu ailleurs. Chaque compte se règle à part, sous « Comptes ».',
    tell: 'Une notification montre',
    tellAll: 'l’expéditeur et l’objet',
    tellCounts: 'le nombre de messages seulement',
    tellHint: 'Noms et objets sont cachés d’office quand l’écran est dupliqué ou en plein écran.',
    sound: 'Avec un son',
    badge: 'Montrer le nombre de messages non lus sur l’icône',
    tray: 'Montrer Casier dans la zone de notification',
    closesToTray: 'Fermer la fenêtre laisse Casier dans la zone de notification',
    closesToTrayHint: 'Là où le système a une telle zone\u00a0; relancer Casier rouvre la fenêtre.',
    offersMorning: 'Proposer « Envoyer demain matin » quand j’écris pendant mon temps de repos',

    ofAccount: 'Notifications et temps de repos',
    notify: 'Annoncer les nouveaux messages de ce compte',
    folders: 'Dossiers annoncés',
    quietOn: 'Respecter mon temps de repos',
    quietHint:
      'Pendant ce temps\u00a0: ni notification, ni son, ni nombre sur l’icône. Le courrier vous attend, résumé à votre retour.',
    evenings: 'Le soir et la nuit',
    from: 'De',
    to: 'à',
    days: 'Jours de repos',
    zone: 'Zone',
    zoneHint: 'D’après votre académie. Les heures sont celles de cette zone.',
    noZone: 'Aucune (heures de ce PC)',
    holidays: 'Les vacances scolaires de la zone',
    knownUntil: (day: string) => `Dates connues jusqu’au ${day}.`,
    holidaysUnknown: 'Casier ne connaît pas de source sûre pour les dates de cette zone\u00a0: ajoutez-les ci-dessous.',
    leaves: 'Mes congés',
    leave: (from: string, to: string) => `Du ${from} au ${to}`,
    removeLeave: (from: string, to: string) => `Retirer les congés du ${from} au ${to}`,
    firstDay: 'Premier jour',
    lastDay: 'Dernier jour',
    addLeave: 'Ajouter',
    leaveBackwards: 'Le dernier jour vient avant le premier.',
    fetches: 'Relever le courrier quand même',
    fetchesHint:
      'Sinon Casier laisse le serveur tranquille jusqu’à la reprise, sauf si vous cliquez sur Relever ou envoyez un message.',

    quietUntil: (when: string) => `Temps de repos jusqu’à ${when}`,
    quiet: 'Temps de repos',

    digest: (during: QuietReason, total: string, count: number) =>
      `${{ leave: 'Pendant vos congés', holidays: 'Pendant vos congés', weekday: 'Pendant vos jours de repos', evening: 'Pendant votre soirée' }[during]}\u00a0: ${total} ${count > 1 ? 'messages' : 'message'}`,
    digestManagement: (count: string) => `, dont ${count} de la direction`,
    showDigest: 'Voir',
    closeDigest: 'C’est vu',
    digestTitle: 'Pendant votre absence',
    awaits: 'Retour de repos',
    noSubject: '(sans objet)',
    close: 'Fermer',
  },
  en: {
    section: 'Notifications',
    notifies: 'Announce new messages on the desktop',
    notifiesHint:
      'Never for junk, for your own messages, nor for what was read elsewhere. Each account has its own choice, under “Accounts”.',
    tell: 'A notification shows',
    tellAll: 'sender and subject',
    tellCounts: 'the number of messages only',
    tellHint: 'Names and subjects are left out by themselves while the screen is mirrored or a window is full screen.',
    sound: 'With a sound',
    badge: 'Show the number of unread messages on the icon',
    tray: 'Show Casier in the tray',
    closesToTray: 'Closing the window leaves Casier in the tray',
    closesToTrayHint: 'Where the system has one; starting Casier again opens the window.',
    offersMorning: 'Offer “Send tomorrow morning” when I write in my quiet time',

    ofAccount: 'Notifications and quiet time',
    notify: 'Announce new messages of this account',
    folders: 'Folders announced',
    quietOn: 'Keep my quiet time',
    quietHint:
      'In that time: no notification, no sound, no number on the icon. Your mail waits, summed up on your return.',
    evenings: 'In the evening and at night',
    from: 'From',
    to: 'to',
    days: 'Days of rest',
    zone: 'Zone',
    zoneHint: 'By your académie. Hours are those of this zone.',
    noZone: 'None (hours of this PC)',
    holidays: 'The school holidays of the zone',
    knownUntil: (day: string) => `Dates are known until ${day}.`,
    holidaysUnknown: 'Casier knows no sure source for the dates of this zone: add them below.',
    leaves: 'My leaves',
    leave: (from: string, to: string) => `From ${from} to ${to}`,
    removeLeave: (from: string, to: string) => `Remove the leave from ${from} to ${to}`,
    firstDay: 'First day',
    lastDay: 'Last day',
    addLeave: 'Add',
    leaveBackwards: 'The last day comes before the first.',
    fetches: 'Get mail all the same',
    fetchesHint: 'Else Casier leaves the server alone until the return, unless you click Get Mail or send a message.',

    quietUntil: (when: string) => `Quiet time until ${when}`,
    quiet: 'Quiet time',

    digest: (during: QuietReason, total: string, count: number) =>
      `${{ leave: 'During your leave', holidays: 'During your holidays', weekday: 'During your days of rest', evening: 'During your evening' }[during]}: ${total} ${count > 1 ? 'messages' : 'message'}`,
    digestManagement: (count: string) => `, ${count} from the management`,
    showDigest: 'Show',
    closeDigest: 'Seen',
    digestTitle: 'While you were away',
    awaits: 'Back from quiet time',
    noSubject: '(no subject)',
    close: 'Close',
  },
});

export const digestGroupWords = defineWords({
  fr: {
    management: 'Direction et écoles',
    institution: 'Académie et institution',
    colleagues: 'Collègues',
    families: 'Familles',
    lists: 'Listes de diffusion',
    others: 'Autres',
  },
  en: {
    management: 'Management and schools',
    institution: 'Académie and institutions',
    colleagues: 'Colleagues',
    families: 'Families',
    lists: 'Mailing lists',
    others: 'Others',
  },
});

export const weekdayWords = defineWords({
  fr: {
    sunday: 'dimanche',
    monday: 'lundi',
    tuesday: 'mardi',
    wednesday: 'mercredi',
    thursday: 'jeudi',
    friday: 'vendredi',
    saturday: 'samedi',
  },
  en: {
    sunday: 'Sunday',
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
    saturday: 'Saturday',
  },
});

export const zoneWords = defineWords({
  fr: { A: 'Zone A', B: 'Zone B', C: 'Zone C', corse: 'Corse', ...PLACES },
  en: { A: 'Zone A', B: 'Zone B', C: 'Zone C', corse: 'Corsica', ...PLACES },
});
