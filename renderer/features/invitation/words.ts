import type { EventChange, InvitationAnswer } from '../../../shared/domain/invitation.ts';
import { defineWords } from '../../i18n/index.ts';

const ANSWERED_FR: Record<InvitationAnswer, string> = {
  accepted: 'Vous avez accepté.',
  tentative: 'Vous avez répondu «\u00a0peut-être\u00a0».',
  declined: 'Vous avez décliné.',
};
const ANSWERED_EN: Record<InvitationAnswer, string> = {
  accepted: 'You accepted.',
  tentative: 'You answered “maybe”.',
  declined: 'You declined.',
};
const THEY_FR: Record<InvitationAnswer, string> = {
  accepted: 'accepte',
  tentative: 'viendra peut-être',
  declined: 'décline',
};
const THEY_EN: Record<InvitationAnswer, string> = { accepted: 'accepts', tentative: 'may come', declined: 'declines' };
const CHANGES_FR: Record<EventChange, string> = {
  title: 'l’intitulé',
  when: 'la date ou l’heure',
  place: 'le lieu',
  recurrence: 'la répétition',
};
const CHANGES_EN: Record<EventChange, string> = {
  title: 'the title',
  when: 'the date or time',
  place: 'the place',
  recurrence: 'the repetition',
};
const EVERY_FR = {
  day: ['chaque jour', 'jours'],
  week: ['chaque semaine', 'semaines'],
  month: ['chaque mois', 'mois'],
  year: ['chaque année', 'ans'],
} as const;
const EVERY_EN = {
  day: ['every day', 'days'],
  week: ['every week', 'weeks'],
  month: ['every month', 'months'],
  year: ['every year', 'years'],
} as const;

export type Every = keyof typeof EVERY_FR;

export const words = defineWords({
  fr: {
    invitation: 'Invitation',
    event: 'Rendez-vous',
    cancelled: 'Ce rendez-vous est annulé.',
    outdated: 'Un message plus récent change ce rendez-vous\u00a0: celui-ci n’est plus d’actualité.',
    changed: (changes: readonly EventChange[]) =>
      `Mise à jour\u00a0: ${changes.map((one) => CHANGES_FR[one]).join(', ')} ${changes.length > 1 ? 'ont changé' : 'a changé'}.`,
    before: 'Auparavant',
    noTitle: '(sans intitulé)',
    when: 'Quand',
    where: 'Où',
    who: 'Avec',
    organizer: 'Organisé par',
    repeats: 'Répétition',
    notes: 'Description',
    every: (every: Every, interval: number) =>
      interval === 1 ? EVERY_FR[every][0] : `tous les ${interval} ${EVERY_FR[every][1]}`,
    on: (days: string) => `, le ${days}`,
    times: (n: number) => `, ${n} fois`,
    until: (day: string) => `, jusqu’au ${day}`,
    special: 'avec des exceptions ou une règle particulière\u00a0: voyez le fichier .ics',
    onlyThis: 'Un seul rendez-vous d’une série.',
    zone: (zone: string) => `heure de ${zone}`,
    noZone: 'fuseau horaire inconnu\u00a0: l’heure est donnée comme elle est écrite',
    local: (text: string) => `chez vous\u00a0: ${text}`,
    to: (from: string, until: string) => `${from} – ${until}`,
    noDate: 'date illisible',
    people: (n: number) => `${n} personnes invitées`,
    accept: 'Accepter',
    maybe: 'Peut-être',
    decline: 'Décliner',
    answerBy: (organizer: string) => `La réponse part par courrier à ${organizer}.`,
    answered: (answer: InvitationAnswer) => ANSWERED_FR[answer],
    theyAnswered: (who: string, answer: InvitationAnswer) => `${who} ${THEY_FR[answer]}.`,
    notInvited: 'Aucune de vos adresses n’est parmi les invités\u00a0: il n’y a rien à répondre.',
    save: 'Enregistrer le fichier .ics…',
  },
  en: {
    invitation: 'Invitation',
    event: 'Appointment',
    cancelled: 'This appointment is cancelled.',
    outdated: 'A later message changes this appointment: this one no longer holds.',
    changed: (changes: readonly EventChange[]) =>
      `Update: ${changes.map((one) => CHANGES_EN[one]).join(', ')} changed.`,
    before: 'Before',
    noTitle: '(no title)',
    when: 'When',
    where: 'Where',
    who: 'With',
    organizer: 'Organised by',
    repeats: 'Repeats',
    notes: 'Description',
    every: (every: Every, interval: number) =>
      interval === 1 ? EVERY_EN[every][0] : `every ${interval} ${EVERY_EN[every][1]}`,
    on: (days: string) => `, on ${days}`,
    times: (n: number) => `, ${n} times`,
    until: (day: string) => `, until ${day}`,
    special: 'with exceptions or a rule of its own: see the .ics file',
    onlyThis: 'One appointment of a series.',
    zone: (zone: string) => `time of ${zone}`,
    noZone: 'unknown time zone: the hour is given as it is written',
    local: (text: string) => `where you are: ${text}`,
    to: (from: string, until: string) => `${from} – ${until}`,
    noDate: 'unreadable date',
    people: (n: number) => `${n} people invited`,
    accept: 'Accept',
    maybe: 'Maybe',
    decline: 'Decline',
    answerBy: (organizer: string) => `The answer goes by mail to ${organizer}.`,
    answered: (answer: InvitationAnswer) => ANSWERED_EN[answer],
    theyAnswered: (who: string, answer: InvitationAnswer) => `${who} ${THEY_EN[answer]}.`,
    notInvited: 'None of your addresses is among those invited: there is nothing to answer.',
    save: 'Save the .ics file…',
  },
});
