// What families write to a school, and what the head answers: absences, meetings, the canteen, small worries.
import { FAMILIES, OWNER } from './people.ts';
import { flagsAt, HOUR_MS, PATHS, type Seed, schoolDay } from './seed.ts';

interface Exchange {
  subject: (child: string) => string;
  text: (child: string) => string;
  answer: ((child: string) => string) | null;
}

const EXCHANGES: readonly Exchange[] = [
  {
    subject: (child) => `Absence de ${child} jeudi`,
    text: (child) =>
      `Bonjour Madame Martin,\n\n${child} sera absent(e) jeudi matin : rendez-vous chez l'orthodontiste. Retour pour la cantine.\n\nMerci et bonne journée.`,
    answer: (child) =>
      `Bonjour,\n\nC'est bien noté pour ${child}. Pensez au petit mot dans le cahier de liaison.\n\nBien cordialement,\nClaire Martin`,
  },
  {
    subject: (child) => `${child} malade aujourd'hui`,
    text: (child) =>
      `Bonjour,\n\n${child} a de la fièvre depuis cette nuit et restera à la maison aujourd'hui. Pouvez-vous mettre de côté les leçons ?\n\nCordialement`,
    answer: (child) =>
      `Bonjour,\n\nBon rétablissement à ${child}. Les leçons sont dans la pochette bleue, un camarade peut les apporter.\n\nClaire Martin`,
  },
  {
    subject: (child) => `Demande de rendez-vous au sujet de ${child}`,
    text: (child) =>
      `Bonjour Madame,\n\nNous aimerions vous rencontrer pour parler des mathématiques : ${child} perd confiance. Serait-ce possible un soir après 17 h ?\n\nMerci d'avance.`,
    answer: () =>
      `Bonjour,\n\nJe vous propose mardi à 17 h 15, dans la classe. Votre enfant peut venir aussi.\n\nBien cordialement,\nClaire Martin`,
  },
  {
    subject: () => 'Inscription à la cantine',
    text: (child) =>
      `Bonjour,\n\nÀ partir de lundi, ${child} mangera à la cantine les lundis et jeudis. À qui dois-je remettre le dossier ?\n\nCordialement`,
    answer: () =>
      `Bonjour,\n\nLe dossier est à déposer en mairie, au service des affaires scolaires. L'école n'a qu'à être prévenue : c'est fait, merci.\n\nClaire Martin`,
  },
  {
    subject: (child) => `Certificat de scolarité de ${child}`,
    text: (child) =>
      `Bonjour,\n\nPouvez-vous me faire parvenir un certificat de scolarité pour ${child} ? La CAF le demande avant la fin du mois.\n\nMerci beaucoup.`,
    answer: null,
  },
  {
    subject: (child) => `Lunettes de ${child}`,
    text: (child) =>
      `Bonjour,\n\n${child} a probablement oublié ses lunettes dans la cour ou au gymnase (étui rouge). Quelqu'un les aurait-il trouvées ?\n\nMerci !`,
    answer: () => `Bonjour,\n\nTrouvées ! Elles sont sur mon bureau.\n\nClaire Martin`,
  },
  {
    subject: () => 'Sortie au zoo : je peux accompagner',
    text: (child) =>
      `Bonjour,\n\nJe suis disponible le jour de la sortie si vous cherchez des accompagnateurs. ${child} m'en parle tous les soirs !\n\nBien à vous`,
    answer: () =>
      `Bonjour,\n\nAvec grand plaisir. Rendez-vous à 8 h 15 devant le portail, retour prévu à 17 h.\n\nClaire Martin`,
  },
  {
    subject: (child) => `Autorisation de sortie pour ${child}`,
    text: (child) =>
      `Bonjour,\n\nDésormais la grand-mère de ${child} viendra le vendredi à 16 h 30. Faut-il une autorisation écrite ?\n\nCordialement`,
    answer: null,
  },
];

/** About a hundred mails over twelve weeks, most of them answered. */
export function familyMail(nowAt: number): Seed[] {
  return Array.from({ length: 84 }, (_unused, i) => i).flatMap((i) => {
    const { child, parent } = FAMILIES[(i * 7) % FAMILIES.length]!;
    const exchange = EXCHANGES[(i * 3 + Math.floor(i / 8)) % EXCHANGES.length]!;
    const at = schoolDay(nowAt, Math.floor(i * 1.4), 7 + (i % 12), (i * 17) % 60);
    const key = `family-${i}`;
    const subject = exchange.subject(child);
    const signed = `${exchange.text(child)}\n${parent.name}`;
    const answered = exchange.answer !== null && i > 3;
    const question: Seed = {
      path: i > 34 ? PATHS.classroom : PATHS.inbox,
      flags: flagsAt(at, nowAt, ...(answered ? ['\\Answered'] : []), ...(i % 13 === 5 ? ['\\Flagged'] : [])),
      mail: { key, from: parent, to: [OWNER], subject, text: signed, at },
    };
    if (!answered || !exchange.answer) return [question];
    const text = `${exchange.answer(child)}\n\n${attribution(parent.name)}\n${quoted(signed)}`;
    const answer: Seed = {
      path: PATHS.sent,
      flags: ['\\Seen'],
      mail: {
        key: `${key}-answer`,
        from: OWNER,
        to: [parent],
        subject: `Re: ${subject}`,
        text,
        inReplyTo: key,
        references: [key],
        at: Math.min(at + 2 * HOUR_MS, nowAt - 30_000),
      },
    };
    return [question, answer];
  });
}

/** One letter to the whole class, as it should be: everybody in Cci, oneself in À. */
export function classLetters(nowAt: number): Seed[] {
  const families = FAMILIES.map(({ parent }) => parent);
  const letters = [
    [
      'Réunion de rentrée du CM2',
      "Chers parents,\n\nLa réunion de rentrée aura lieu jeudi à 18 h dans la classe. Au programme : les apprentissages, l'évaluation, la classe de découverte.\n\nClaire Martin",
      80,
    ],
    [
      'Sortie au zoo de La Palmyre',
      "Chers parents,\n\nNous partirons à 8 h 30 précises. Prévoir un pique-nique, une casquette, une gourde. L'autorisation jointe est à rendre avant vendredi.\n\nClaire Martin",
      45,
    ],
    [
      'Photos de classe',
      'Chers parents,\n\nLe photographe passera mardi matin. Les bons de commande seront distribués la semaine suivante.\n\nClaire Martin',
      24,
    ],
    [
      "Marché de Noël de l'école",
      'Chers parents,\n\nLe marché de Noël se tiendra sous le préau le vendredi à partir de 16 h 30. Gâteaux et coups de main bienvenus !\n\nClaire Martin',
      3,
    ],
  ] as const;
  return letters.map(([subject, text, daysAgo], i) => ({
    path: PATHS.sent,
    flags: ['\\Seen'],
    mail: {
      key: `letter-${i}`,
      from: OWNER,
      to: [OWNER],
      bcc: families,
      subject,
      text,
      at: schoolDay(nowAt, daysAgo, 12, 10),
    },
  }));
}

function attribution(name: string | null): string {
  return `Le message de ${name ?? 'la famille'} :`;
}

function quoted(text: string): string {
  return text.replace(/^/gm, '> ');
}
