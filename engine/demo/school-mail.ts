// The school's own life by mail: colleagues in threads, the town hall, the inspection, the college next door.
import type { Address } from '../../shared/domain/address.ts';
import type { SeedAttachment } from './eml.ts';
import { csv, invitation, pdf } from './files.ts';
import { COLLEAGUES, OWNER, PARTNERS, SCHOOL } from './people.ts';
import { DAY_MS, flagsAt, HOUR_MS, PATHS, type Seed, schoolDay } from './seed.ts';

interface Turn {
  from: Address;
  text: string;
}

interface Conversation {
  subject: string;
  daysAgo: number;
  cc?: Address[];
  turns: Turn[];
  attachment?: SeedAttachment;
}

const { nadia, jerome, elodie, psy, inspector, adviser, college } = COLLEAGUES;

const CONVERSATIONS: readonly Conversation[] = [
  {
    subject: 'Conseil des maîtres de lundi',
    daysAgo: 1,
    cc: [jerome, elodie],
    turns: [
      {
        from: nadia,
        text: "Bonjour à tous,\n\nJe propose à l'ordre du jour : les services de cour, le projet chorale, le budget coopérative.\n\nNadia",
      },
      { from: jerome, text: "Ajoutons le point sur les équipes éducatives, j'en ai deux à caler.\n\nJérôme" },
      { from: elodie, text: "D'accord pour moi. Je peux prendre le secrétariat.\n\nÉlodie" },
      { from: OWNER, text: 'Parfait, je réserve la salle des maîtres à 16 h 45.\n\nClaire' },
    ],
  },
  {
    subject: 'Équipe éducative pour un élève du CM2',
    daysAgo: 4,
    turns: [
      {
        from: psy,
        text: "Bonjour Claire,\n\nJe peux venir jeudi 13 h 30 ou vendredi 11 h. Qu'est-ce qui convient à la famille ?\n\nSophie",
      },
      { from: OWNER, text: "Bonjour Sophie,\n\nJeudi 13 h 30, c'est confirmé avec les parents. Merci !\n\nClaire" },
      { from: psy, text: "Noté. J'apporte les bilans.\n\nSophie" },
    ],
  },
  {
    subject: 'Liaison CM2-6e : journée au collège',
    daysAgo: 9,
    turns: [
      {
        from: college,
        text: 'Madame la Directrice,\n\nNous accueillerons vos élèves de CM2 un jeudi de janvier. Vous trouverez ci-joint le programme prévisionnel.\n\nLe secrétariat',
      },
      {
        from: OWNER,
        text: 'Bonjour,\n\nMerci, le 21 nous convient parfaitement. Nous serons 18 élèves et 3 adultes.\n\nClaire Martin',
      },
    ],
    attachment: {
      name: 'Programme journée collège.pdf',
      type: 'application/pdf',
      bytes: pdf('Programme de la journée au collège'),
    },
  },
  {
    subject: 'Enquête lourde : effectifs à la rentrée',
    daysAgo: 12,
    turns: [
      {
        from: inspector,
        text: "Mesdames et Messieurs les directeurs,\n\nMerci de vérifier et de retourner le tableau ci-joint avant vendredi 12 h.\n\nLe secrétariat de l'inspection",
      },
      {
        from: OWNER,
        text: "Bonjour,\n\nTableau vérifié : aucun changement pour l'école Jean-Moulin.\n\nClaire Martin",
      },
    ],
    attachment: {
      name: 'effectifs.csv',
      type: 'text/csv',
      bytes: csv([
        ['Classe', 'Effectif'],
        ['CP', '22'],
        ['CE1', '24'],
        ['CE2-CM1', '23'],
        ['CM2', '18'],
      ]),
    },
  },
  {
    subject: 'Exercice PPMS intrusion',
    daysAgo: 16,
    turns: [
      {
        from: inspector,
        text: "Madame la Directrice,\n\nL'exercice « attentat-intrusion » est à réaliser avant les vacances. Le compte rendu se saisit en ligne.\n\nLe secrétariat de l'inspection",
      },
    ],
  },
  {
    subject: 'Animation pédagogique : résolution de problèmes',
    daysAgo: 6,
    turns: [
      {
        from: adviser,
        text: "Bonjour à toutes et à tous,\n\nRendez-vous mercredi à 9 h à l'école Jean-Moulin. L'invitation est jointe, merci d'apporter vos manuels.\n\nMarc Pujol",
      },
      { from: OWNER, text: 'La salle est prête, vidéoprojecteur compris. À mercredi !\n\nClaire' },
    ],
    attachment: {
      name: 'animation.ics',
      type: 'text/calendar',
      bytes: invitation('Animation pédagogique', Date.UTC(2026, 10, 25, 8), adviser, OWNER),
    },
  },
  {
    subject: 'Travaux du préau',
    daysAgo: 8,
    cc: [SCHOOL],
    turns: [
      {
        from: PARTNERS.townHall,
        text: "Bonjour Madame Martin,\n\nL'entreprise interviendra pendant les vacances. Le plan est joint ; dites-nous si l'accès par la cour convient.\n\nService des affaires scolaires",
      },
      { from: OWNER, text: 'Bonjour,\n\nAccès par la cour possible, portail nord uniquement.\n\nClaire Martin' },
      {
        from: PARTNERS.townHall,
        text: 'Bien noté, merci.\n\nService des affaires scolaires\n\nClaire Martin a écrit :\n\n> Bonjour,\n>\n> Accès par la cour possible, portail nord uniquement.\n>\n> Claire Martin',
      },
    ],
    attachment: { name: 'plan préau.pdf', type: 'application/pdf', bytes: pdf('Plan du preau') },
  },
  {
    subject: 'Devis car pour La Palmyre',
    daysAgo: 52,
    turns: [
      {
        from: PARTNERS.coach,
        text: 'Bonjour,\n\nVeuillez trouver notre devis pour 45 places : 420 € TTC, départ 8 h 30, retour 17 h.\n\nCars Océan',
      },
      { from: OWNER, text: 'Bonjour,\n\nDevis accepté, bon pour accord en pièce jointe.\n\nClaire Martin' },
    ],
    attachment: { name: 'devis 2026-118.pdf', type: 'application/pdf', bytes: pdf('Devis 2026-118') },
  },
  {
    subject: 'Accueil de la classe à la médiathèque',
    daysAgo: 20,
    turns: [
      {
        from: PARTNERS.library,
        text: "Bonjour,\n\nVotre créneau du vendredi 10 h est reconduit. Thème du trimestre : les contes du monde.\n\nL'équipe de la médiathèque",
      },
      { from: OWNER, text: 'Merci beaucoup, les élèves sont ravis.\n\nClaire' },
    ],
  },
];

const NOTES = [
  ['Service de cour', 'Peux-tu prendre mon service de 10 h ? Je rends la pareille demain.'],
  ['Photocopieur', "Le photocopieur fait encore des siennes : bac 2 bloqué, j'ai appelé le dépannage."],
  ['Chorale', 'On répète « Le Chant des partisans » mardi à 14 h sous le préau, tout le monde peut venir.'],
  ['Clé de la BCD', "Quelqu'un a-t-il la clé de la BCD ? Elle n'est plus au tableau."],
  ['Évaluations', "J'ai fini de saisir les évaluations de CM2, il reste deux absents."],
  ['Goûter de départ', "On fête le départ d'Anne vendredi à 16 h 30. Participation libre dans l'enveloppe."],
] as const;

/** Conversations, each turn a message: mine in Envoyés, the others' in the inbox or filed. */
export function schoolMail(nowAt: number): Seed[] {
  return [...CONVERSATIONS.flatMap((one, i) => conversation(one, i, nowAt)), ...notes(nowAt)];
}

function conversation(
  { subject, daysAgo, cc = [], turns, attachment }: Conversation,
  index: number,
  nowAt: number,
): Seed[] {
  return turns.map(({ from, text }, turn) => {
    const mine = from === OWNER;
    const at = Math.min(schoolDay(nowAt, daysAgo, 9) + turn * 1.5 * HOUR_MS, nowAt - (10 - turn) * 60_000);
    const key = `school-${index}-${turn}`;
    const earlier = Array.from({ length: turn }, (_unused, i) => `school-${index}-${i}`);
    const path = mine ? PATHS.sent : from === inspector ? PATHS.inspection : daysAgo > 30 ? PATHS.archive : PATHS.inbox;
    return {
      path,
      flags: mine ? ['\\Seen'] : flagsAt(at, nowAt, ...(turns[turn + 1]?.from === OWNER ? ['\\Answered'] : [])),
      mail: {
        key,
        from,
        to: mine ? [turns[0]!.from] : [OWNER],
        cc: cc.filter((person) => person !== from),
        subject: turn === 0 ? subject : `Re: ${subject}`,
        text,
        at,
        ...(turn > 0 ? { inReplyTo: earlier.at(-1)!, references: earlier } : {}),
        ...(attachment && turn === 0 ? { attachments: [attachment] } : {}),
      },
    };
  });
}

function notes(nowAt: number): Seed[] {
  const people = [nadia, jerome, elodie];
  return Array.from({ length: 66 }, (_unused, i) => {
    const [subject, text] = NOTES[i % NOTES.length]!;
    const at = schoolDay(nowAt, 2 + Math.floor(i * 1.9), 8 + (i % 9), (i * 23) % 60);
    const from = people[i % people.length]!;
    return {
      path: nowAt - at > 40 * DAY_MS ? PATHS.archive : PATHS.inbox,
      flags: flagsAt(at, nowAt, ...(i === 9 ? ['\\Flagged'] : [])),
      mail: { key: `note-${i}`, from, to: [OWNER], subject, text: `Bonjour Claire,\n\n${text}\n\n${from.name}`, at },
    };
  });
}
