// The letters that a school writes every year, to begin with. Plain text with fields in braces; a person changes one and
// keeps it as an own one.
import type { Language } from '../domain/language.ts';

export interface BuiltInTemplate {
  key: string;
  name: string;
  subject: string;
  text: string;
}

const FRENCH: readonly BuiltInTemplate[] = [
  {
    key: 'outing',
    name: 'Sortie scolaire',
    subject: 'Sortie du {date}\u00a0: {lieu}',
    text: `Madame, Monsieur,

La classe de {classe} se rendra le {date} à {lieu}. Le départ est prévu à {heure de départ}, le retour à {heure de retour}.

Merci de prévoir\u00a0:
- un pique-nique et une gourde\u00a0;
- une tenue adaptée à la météo\u00a0;
- l’autorisation de sortie, signée, à remettre avant le {date limite}.

Si vous pouvez accompagner la classe, répondez simplement à ce message.

Bien cordialement,`,
  },
  {
    key: 'meeting',
    name: 'Réunion de rentrée',
    subject: 'Réunion de rentrée\u00a0: {date} à {heure}',
    text: `Madame, Monsieur,

Vous êtes invités à la réunion de rentrée de la classe de {classe}, le {date} à {heure}, {lieu}.

Nous y présenterons l’année, l’organisation de la classe et les projets, et répondrons à vos questions. Les enfants ne sont pas attendus.

Si vous ne pouvez pas venir, nous pourrons convenir d’un rendez-vous.

Bien cordialement,`,
  },
  {
    key: 'absence',
    name: 'Absence d’un enseignant',
    subject: 'Absence de {enseignant} le {date}',
    text: `Madame, Monsieur,

{enseignant} sera absent le {date}. La classe de {classe} sera accueillie à l’école aux horaires habituels.

Nous vous tiendrons informés de toute évolution.

Bien cordialement,`,
  },
  {
    key: 'appointment',
    name: 'Demande de rendez-vous',
    subject: 'Rendez-vous au sujet de votre enfant',
    text: `Madame, Monsieur,

Je souhaite vous rencontrer pour faire le point sur la scolarité de votre enfant. Je vous propose le {date} à {heure}, {lieu}.

Si ce moment ne vous convient pas, merci de m’indiquer vos disponibilités.

Bien cordialement,`,
  },
  {
    key: 'council',
    name: 'Conseil d’école',
    subject: 'Conseil d’école du {date}\u00a0: invitation',
    text: `Madame, Monsieur,

Vous êtes invités au conseil d’école, le {date} à {heure}, {lieu}.

Ordre du jour\u00a0:
- approbation du compte rendu précédent\u00a0;
- {points à l’ordre du jour}\u00a0;
- questions diverses, à adresser avant le {date limite}.

Bien cordialement,`,
  },
  {
    key: 'reminder',
    name: 'Document à rendre',
    subject: 'Rappel\u00a0: {document} à rendre avant le {date limite}',
    text: `Madame, Monsieur,

Sauf erreur de notre part, nous n’avons pas encore reçu\u00a0: {document}. Merci de le remettre à l’école avant le {date limite}.

Si vous l’avez déjà rendu, ne tenez pas compte de ce message.

Bien cordialement,`,
  },
];

const ENGLISH: readonly BuiltInTemplate[] = [
  {
    key: 'outing',
    name: 'School outing',
    subject: 'Outing on {date}: {place}',
    text: `Dear families,

The class {class} goes to {place} on {date}. We leave at {departure time} and are back at {return time}.

Please provide:
- a packed lunch and a bottle of water;
- clothes that fit the weather;
- the signed permission, before {deadline}.

If you can come along, just answer this message.

Kind regards,`,
  },
  {
    key: 'meeting',
    name: 'Start-of-year meeting',
    subject: 'Start-of-year meeting: {date} at {time}',
    text: `Dear families,

You are invited to the start-of-year meeting of the class {class}, on {date} at {time}, {place}.

We present the year, the organisation of the class and its projects, and answer your questions. Children are not expected.

If you cannot come, we can agree on another moment.

Kind regards,`,
  },
  {
    key: 'absence',
    name: 'Absence of a teacher',
    subject: 'Absence of {teacher} on {date}',
    text: `Dear families,

{teacher} will be absent on {date}. The class {class} is received at the usual hours.

We keep you informed of any change.

Kind regards,`,
  },
  {
    key: 'appointment',
    name: 'Asking for an appointment',
    subject: 'Appointment about your child',
    text: `Dear parents,

I would like to meet you to talk about your child’s schooling. I propose {date} at {time}, {place}.

If this does not suit you, please tell me when you are free.

Kind regards,`,
  },
  {
    key: 'council',
    name: 'School council',
    subject: 'School council of {date}: invitation',
    text: `Dear all,

You are invited to the school council, on {date} at {time}, {place}.

Agenda:
- approval of the last minutes;
- {items};
- any other business, to be sent before {deadline}.

Kind regards,`,
  },
  {
    key: 'reminder',
    name: 'Document to return',
    subject: 'Reminder: {document} to be returned before {deadline}',
    text: `Dear families,

Unless we are mistaken we have not received yet: {document}. Please return it to the school before {deadline}.

If you have done so already, please disregard this message.

Kind regards,`,
  },
];

export function builtInTemplates(language: Language): readonly BuiltInTemplate[] {
  return language === 'fr' ? FRENCH : ENGLISH;
}
