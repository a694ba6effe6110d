// What comes by itself: mailing lists, newsletters, the ENT's notifications, junk and two phishing mails.
import { PNG } from './files.ts';
import { COLLEAGUES, FAMILIES, LISTS, OWNER, SENDERS } from './people.ts';
import { flagsAt, HOUR_MS, PATHS, type Seed, schoolDay } from './seed.ts';

const LIST_TOPICS = [
  [
    'Base élèves : fusion de doublons',
    "Quelqu'un a-t-il réussi à fusionner deux fiches après un changement d'école en cours d'année ?",
  ],
  ['Remplacement non assuré', 'Troisième jour sans remplaçant au cycle 2. Comment répartissez-vous les élèves ?'],
  [
    'Décharge de direction',
    'Le calendrier des décharges du deuxième trimestre est arrivé, voir la page de la circonscription.',
  ],
  ['Registre de sécurité', 'Avez-vous un modèle de registre à jour ? Le nôtre date de 2011.'],
  [
    'Tablettes qui ne se connectent plus',
    'Depuis la mise à jour, les tablettes perdent le réseau toutes les dix minutes. Une idée ?',
  ],
  [
    'Élections des représentants de parents',
    'Rappel : affichage des listes huit jours avant, bureau ouvert quatre heures au moins.',
  ],
  ["Sortie scolaire et taux d'encadrement", "Pour le vélo en CM1-CM2, c'est bien un adulte agréé pour six élèves ?"],
] as const;

const LIST_ANSWERS = [
  "Même chose chez nous. Le pôle de circonscription a trouvé la solution en un quart d'heure au téléphone.",
  "Voir la circulaire de septembre, paragraphe 3. Je peux l'envoyer à qui la veut.",
  "Merci pour l'information, très utile !",
] as const;

export function regularMail(nowAt: number): Seed[] {
  return [
    ...lists(nowAt),
    ...newsletters(nowAt),
    ...notifications(nowAt),
    ...junk(nowAt),
    ...phishing(nowAt),
    ...discarded(nowAt),
  ];
}

function lists(nowAt: number): Seed[] {
  const authors = [COLLEAGUES.adviser, COLLEAGUES.jerome, COLLEAGUES.college, COLLEAGUES.elodie];
  return Array.from({ length: 34 }, (_unused, i) => i).flatMap((i) => {
    const [topic, text] = LIST_TOPICS[i % LIST_TOPICS.length]!;
    const list = i % 3 === 0 ? LISTS.digital : LISTS.heads;
    const subject = `[${list.name}] ${topic}`;
    const at = schoolDay(nowAt, 1 + Math.floor(i * 2.4), 8 + (i % 10), (i * 31) % 60);
    const path = list === LISTS.heads ? PATHS.heads : PATHS.lists;
    const message = (turn: number): Seed => {
      const from = authors[(i + turn) % authors.length]!;
      const key = `list-${i}-${turn}`;
      const turnAt = Math.min(at + turn * 3 * HOUR_MS, nowAt - 60_000);
      const reply = turn === 0 ? {} : { inReplyTo: `list-${i}-0`, references: [`list-${i}-0`] };
      return {
        path,
        flags: flagsAt(turnAt, nowAt),
        mail: {
          key,
          from,
          to: [list],
          subject: turn === 0 ? subject : `Re: ${subject}`,
          text: `Bonjour,\n\n${turn === 0 ? text : LIST_ANSWERS[(i + turn) % LIST_ANSWERS.length]}\n\n${from.name}`,
          listId: list.address.replace('@', '.'),
          at: turnAt,
          ...reply,
        },
      };
    };
    return Array.from({ length: 1 + (i % 4) }, (_none, turn) => message(turn));
  });
}

function newsletters(nowAt: number): Seed[] {
  const topics = [
    'Lire à voix haute',
    "Fractions : manipuler d'abord",
    'Dehors ! La classe au grand air',
    'Évaluer sans décourager',
  ];
  return Array.from({ length: 14 }, (_unused, i) => {
    const topic = topics[i % topics.length]!;
    const at = schoolDay(nowAt, 3 + i * 7, 6, 30);
    const html = `<html><body style="font-family:Georgia,serif;color:#222"><table width="600" align="center" cellpadding="12"><tr><td style="background:#1f5c4d;color:#fff"><h1 style="margin:0;font-size:24px">La lettre des enseignants</h1></td></tr><tr><td><h2>${topic}</h2><p>Cette semaine, un dossier complet, trois fiches prêtes à l’emploi et le témoignage d’une classe de cycle 3.</p><p><img src="https://images.editeur-demo.example/lettre/${i}.jpg" alt="Illustration du dossier" width="560"></p><p><a href="https://editeur-demo.example/dossier/${i}">Lire le dossier</a></p></td></tr><tr><td style="font-size:12px;color:#666">Vous recevez cette lettre parce que vous y êtes abonnée. <a href="https://editeur-demo.example/desabonnement">Se désabonner</a><img src="https://suivi.editeur-demo.example/p.gif?i=${i}" width="1" height="1" alt=""></td></tr></table></body></html>`;
    return {
      path: PATHS.inbox,
      flags: flagsAt(at, nowAt),
      mail: {
        key: `letter-${i}-news`,
        from: SENDERS.letter,
        to: [OWNER],
        subject: `La lettre des enseignants : ${topic.toLowerCase()}`,
        text: `La lettre des enseignants\n\n${topic}\n\nCette semaine, un dossier complet et trois fiches prêtes à l’emploi.`,
        html,
        listId: 'lettre.editeur-demo.example',
        at,
      },
    };
  });
}

function notifications(nowAt: number): Seed[] {
  return Array.from({ length: 22 }, (_unused, i) => {
    const { child, parent } = FAMILIES[(i * 5) % FAMILIES.length]!;
    const at = schoolDay(nowAt, 1 + i * 4, 18, (i * 13) % 60);
    return {
      path: i > 8 ? PATHS.archive : PATHS.inbox,
      flags: flagsAt(at, nowAt),
      mail: {
        key: `ent-${i}`,
        from: SENDERS.ent,
        to: [OWNER],
        subject: `Parents du groupe CM2 : nouveau message de ${parent.name}`,
        text: `Un nouveau message vous attend dans l'ENT.\n\nDe : ${parent.name} (parent de ${child})\nGroupe : Parents du groupe CM2\n\nNe répondez pas à ce message.`,
        at,
      },
    };
  });
}

function junk(nowAt: number): Seed[] {
  return Array.from({ length: 7 }, (_unused, i) => ({
    path: PATHS.junk,
    flags: ['\\Seen', '$Junk'],
    mail: {
      key: `junk-${i}`,
      from: SENDERS.spam,
      to: [OWNER],
      subject: `Fournitures de rentrée : -${40 + i * 5} % jusqu'à ce soir`,
      text: 'Profitez vite de nos prix exceptionnels sur toutes les cartouches compatibles !',
      at: schoolDay(nowAt, 4 + i * 6, 3, 12),
    },
  }));
}

function phishing(nowAt: number): Seed[] {
  const quotaAt = schoolDay(nowAt, 1, 7, 4);
  const renewAt = schoolDay(nowAt, 5, 22, 41);
  return [
    {
      path: PATHS.inbox,
      flags: [],
      mail: {
        key: 'phishing-quota',
        from: SENDERS.phishingQuota,
        to: [OWNER],
        subject: 'Votre boîte est pleine : action requise sous 24 heures',
        text: 'Cher utilisateur, votre boîte a dépassé son quota. Validez votre compte : https://ac-derno.example/validation',
        html: '<p>Cher utilisateur,</p><p>Votre boîte a dépassé son quota de 99,8 %. Sans action de votre part, elle sera fermée sous 24 heures.</p><p><a href="https://ac-derno.example/validation?id=17">https://webmail.ac-demo.example</a></p><p>Service informatique</p>',
        attachments: [{ name: 'logo.png', type: 'image/png', bytes: PNG }],
        at: quotaAt,
      },
    },
    {
      path: PATHS.inbox,
      flags: flagsAt(renewAt, nowAt),
      mail: {
        key: 'phishing-renew',
        from: SENDERS.phishingParcel,
        to: [OWNER],
        subject: 'Renouvellement de votre mot de passe académique',
        text: "Votre mot de passe expire aujourd'hui. Répondez à ce message avec votre identifiant et votre NUMEN pour le conserver.",
        at: renewAt,
      },
    },
  ];
}

function discarded(nowAt: number): Seed[] {
  return Array.from({ length: 9 }, (_unused, i) => ({
    path: PATHS.trash,
    flags: ['\\Seen'],
    mail: {
      key: `trash-${i}`,
      from: SENDERS.letter,
      to: [OWNER],
      subject: `Invitation au webinaire n° ${i + 12}`,
      text: 'Une heure pour découvrir nos nouveautés. Inscription gratuite dans la limite des places.',
      at: schoolDay(nowAt, 10 + i * 5, 10, 5),
    },
  }));
}
