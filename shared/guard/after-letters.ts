// Case 34: the two letters after addresses were shown, to be read and changed before they go: one to the data-protection
// officer, one to the families. No address stands in either; dates come in already written out.
import type { AfterTheFact } from './after-the-fact.ts';
import type { Surface } from './finding.ts';

export interface SentFacts {
  /** Subject of the message that showed them. */
  subject: string;
  sentOn: string;
  noticedOn: string;
  reportBefore: string;
  signedBy: string;
}

export interface Letter {
  subject: string;
  text: string;
}

const PLACES = {
  fr: {
    S1: 'les champs À et Cc',
    S2: 'l’adresse de réponse',
    S3: 'le texte',
    S4: 'un message cité',
    S5: 'un message joint',
    S6: 'une pièce jointe',
    S7: 'l’objet ou un nom de fichier',
    S8: 'le code du message',
    S9: 'le nom d’un destinataire',
  },
  en: {
    S1: 'the To and Cc fields',
    S2: 'the reply address',
    S3: 'the text',
    S4: 'a quoted message',
    S5: 'an attached message',
    S6: 'an attached file',
    S7: 'the subject or a file name',
    S8: 'the code of the message',
    S9: 'the name of a recipient',
  },
} as const satisfies Record<'fr' | 'en', Record<Surface, string>>;

export function lettersAfter(
  { shown, families, readers }: Pick<AfterTheFact, 'shown' | 'families' | 'readers'>,
  facts: SentFacts,
  language: 'fr' | 'en',
): { toOfficer: Letter; apology: Letter } {
  const places = [...new Set(shown.map(({ surface }) => PLACES[language][surface]))].join(', ');
  const counts = { n: families.length, m: readers.length, places };
  return language === 'fr' ? inFrench(facts, counts) : inEnglish(facts, counts);
}

interface Counts {
  n: number;
  m: number;
  places: string;
}

function inFrench(facts: SentFacts, { n, m, places }: Counts): { toOfficer: Letter; apology: Letter } {
  const { subject, sentOn, noticedOn, reportBefore, signedBy } = facts;
  const whose = n === 1 ? 'l’adresse d’une famille' : `les adresses de ${n} familles`;
  return {
    toOfficer: {
      subject: 'Adresses de familles montrées par erreur dans un message',
      text: `Bonjour,

Un message que j’ai envoyé le ${sentOn} («\u00a0${subject}\u00a0») a montré ${whose} à ${m === 1 ? 'une personne' : `${m} personnes`}, par ${places}. Je m’en suis aperçu le ${noticedOn}.

Données concernées\u00a0: adresses électroniques, aucune autre à ma connaissance.
Ce que j’ai fait\u00a0: un message aux familles concernées est prêt, en Cci.

Si une notification à la CNIL est nécessaire, le délai de 72 heures court jusqu’au ${reportBefore}.

${signedBy}
`,
    },
    apology: {
      subject: 'Votre adresse électronique',
      text: `Bonjour,

Dans un message envoyé le ${sentOn} («\u00a0${subject}\u00a0»), votre adresse électronique a été visible par d’autres destinataires. C’est une erreur de ma part, et je vous prie de m’en excuser.

Je demande à chacun de supprimer ce message et de ne pas se servir des adresses qu’il montre. Le délégué à la protection des données est informé.

${signedBy}
`,
    },
  };
}

function inEnglish(facts: SentFacts, { n, m, places }: Counts): { toOfficer: Letter; apology: Letter } {
  const { subject, sentOn, noticedOn, reportBefore, signedBy } = facts;
  const whose = n === 1 ? 'one family’s address' : `the addresses of ${n} families`;
  return {
    toOfficer: {
      subject: 'Addresses of families shown by mistake in a message',
      text: `Hello,

A message that I sent on ${sentOn} (“${subject}”) showed ${whose} to ${m === 1 ? 'one person' : `${m} people`}, through ${places}. I noticed it on ${noticedOn}.

Data concerned: email addresses, no other as far as I know.
What I did: a message to the families concerned is ready, in Bcc.

If the authority has to be told, the 72 hours end on ${reportBefore}.

${signedBy}
`,
    },
    apology: {
      subject: 'Your email address',
      text: `Hello,

In a message sent on ${sentOn} (“${subject}”), your email address could be seen by other recipients. This was my mistake, and I apologise.

I ask everybody to delete that message and not to use the addresses that it shows. The data-protection officer has been told.

${signedBy}
`,
    },
  };
}
