// A person at a school who has worked with Thunderbird for years: tags, filters, and the letters that come in one morning.
// Made in the real Thunderbird by main.ts, and held against Casier by test/engine/thunderbird-profile.test.ts.

export interface MadeTag {
  /** null: Thunderbird makes one of the name. */
  key: string | null;
  name: string;
  colour: string;
  /** '': sorted by its key. */
  ordinal: string;
}

/** Thunderbird's own names of its attributes, operators and actions. */
interface MadeTerm {
  attrib: string;
  op: string;
  header?: string;
  str?: string;
  date?: number;
  priority?: number;
  age?: number;
  size?: number;
}

export interface Target {
  local?: boolean;
  /** Below the account, as Thunderbird writes it. */
  uri: string;
}

export interface MadeFilter {
  name: string;
  enabled?: boolean;
  type: number;
  and: boolean;
  /** None: every message. */
  terms: readonly MadeTerm[];
  actions: readonly {
    type: string;
    folder?: Target;
    strValue?: string;
    junkScore?: number;
    priority?: number;
  }[];
}

export const TAGS: readonly MadeTag[] = [
  { key: '$label1', name: 'Urgent', colour: '#CC0000', ordinal: '' },
  { key: null, name: 'Réunion', colour: '#1E90FF', ordinal: '' },
  { key: null, name: 'À rendre (6e B)', colour: '#FFFF00', ordinal: '' },
  { key: null, name: 'Vie scolaire', colour: '#00CC99', ordinal: '' },
  { key: null, name: 'Conseil', colour: '#000080', ordinal: '!' },
  // As older versions made them.
  { key: '&amk-l&aog-ves', name: 'Élèves', colour: '#663300', ordinal: '' },
];
export const REMOVED_TAGS = ['$label3'];

export const CONTACT = { name: 'Inès Petit', address: 'ines@example.org' };

export const MAILBOXES = ['Listes', 'Listes/Académie TICE (17)', 'Élèves & parents', 'Archives'];
export const LOCAL_FOLDER = 'Classé & rangé';

const TICE: Target = { uri: 'Listes/Acad&AOk-mie TICE (17)' };
const FAMILIES: Target = { uri: '&AMk-l&AOg-ves &- parents' };
const CLASSED: Target = { local: true, uri: 'Class%C3%A9%20%26%20rang%C3%A9' };

/** nsMsgFilterType. */
const ARRIVAL = 0x01;
const MANUAL = 0x10;
const AFTER_SENDING = 0x40;
const PERIODIC = 0x100;
const USUAL = ARRIVAL | MANUAL;

export const FILTERS: readonly MadeFilter[] = [
  {
    name: 'Liste "TICE" [17]',
    type: USUAL,
    and: true,
    terms: [
      { attrib: 'Subject', op: 'Contains', str: 'réunion (6e B)' },
      { attrib: 'Sender', op: 'DoesntContain', str: 'personne' },
    ],
    actions: [
      { type: 'AddTag', strValue: 'r=c3=a9union' },
      { type: 'MoveToFolder', folder: TICE },
    ],
  },
  {
    name: 'Guillemets',
    type: USUAL,
    and: true,
    terms: [{ attrib: 'Subject', op: 'Contains', str: 'dit "oui" \\o/' }],
    actions: [{ type: 'MarkFlagged' }, { type: 'AddTag', strValue: '$label1' }],
  },
  {
    name: 'Guillemet au début',
    type: USUAL,
    and: true,
    terms: [{ attrib: 'Subject', op: 'BeginsWith', str: '"Chers' }],
    actions: [{ type: 'AddTag', strValue: '&amk-l&aog-ves' }],
  },
  {
    name: 'Enquêtes',
    type: USUAL,
    and: true,
    terms: [{ attrib: 'Body', op: 'Contains', str: 'questionnaire' }],
    actions: [{ type: 'AddTag', strValue: '=c3=80=20rendre=20=286e=20b=29' }],
  },
  {
    name: 'Vie scolaire',
    type: USUAL,
    and: true,
    terms: [{ attrib: 'OtherHeader', op: 'Is', header: 'X-Ecole', str: 'Vie scolaire, bureau "B"' }],
    actions: [
      { type: 'AddTag', strValue: 'vie=20scolaire' },
      { type: 'MoveToFolder', folder: FAMILIES },
    ],
  },
  {
    name: 'Académie, puis plus rien',
    type: USUAL,
    and: false,
    terms: [
      { attrib: 'Sender', op: 'EndsWith', str: '@ac-poitiers.fr' },
      { attrib: 'CC', op: 'Contains', str: 'directeur' },
    ],
    actions: [{ type: 'AddTag', strValue: '$label2' }, { type: 'StopExecution' }],
  },
  {
    name: 'Jamais atteint par l’académie',
    type: USUAL,
    and: true,
    terms: [{ attrib: 'Subject', op: 'Contains', str: 'Circulaire' }],
    actions: [{ type: 'MarkFlagged' }],
  },
  {
    name: 'Publicité',
    type: USUAL,
    and: true,
    terms: [{ attrib: 'Sender', op: 'Contains', str: 'vendeur' }],
    actions: [{ type: 'MarkRead' }, { type: 'Delete' }],
  },
  {
    name: 'Vieux',
    type: USUAL,
    and: true,
    terms: [{ attrib: 'Date', op: 'IsBefore', date: Date.UTC(2020, 8, 1, 12) * 1000 }],
    actions: [{ type: 'MoveToFolder', folder: { uri: 'Archives' } }],
  },
  {
    name: 'Prioritaires',
    type: USUAL,
    and: true,
    terms: [{ attrib: 'Priority', op: 'IsHigherThan', priority: 4 }],
    actions: [{ type: 'AddTag', strValue: '$label4' }],
  },
  {
    name: 'Carnet d’adresses',
    type: USUAL,
    and: true,
    terms: [{ attrib: 'Sender', op: 'IsInAB', str: 'jsaddrbook://abook.sqlite' }],
    actions: [{ type: 'AddTag', strValue: 'conseil' }, { type: 'MarkRead' }],
  },
  {
    name: 'Copies',
    type: USUAL,
    and: true,
    terms: [{ attrib: 'Subject', op: 'BeginsWith', str: 'Copie' }],
    actions: [{ type: 'CopyToFolder', folder: CLASSED }],
  },
  {
    name: 'Lourds',
    type: USUAL,
    and: true,
    terms: [{ attrib: 'Size', op: 'IsGreaterThan', size: 20 }],
    actions: [{ type: 'AddTag', strValue: '$label5' }],
  },
  {
    name: 'Ni pour moi, ni lu',
    type: USUAL,
    and: true,
    terms: [
      { attrib: 'ToOrCC', op: 'DoesntContain', str: 'claire' },
      { attrib: 'Keywords', op: 'DoesntContain', str: '$label1' },
      { attrib: 'Subject', op: 'Isnt', str: 'Publicité' },
    ],
    actions: [{ type: 'MarkRead' }],
  },
  // Switched off: what of a thread is ignored or watched Thunderbird keeps to itself, and Casier tells the server.
  ...[
    { name: 'Fils ignorés', about: 'cantine', type: 'KillThread' },
    { name: 'Sous-fils ignorés', about: 'covoiturage', type: 'KillSubthread' },
    { name: 'Fils surveillés', about: 'remplacement', type: 'WatchThread' },
  ].map(({ name, about, type }) => ({
    ...{ name, enabled: false, type: USUAL, and: true },
    terms: [{ attrib: 'Subject', op: 'Contains', str: about }],
    actions: [{ type }],
  })),
  // What Casier does not take over, or not whole.
  {
    name: 'Absence',
    enabled: false,
    type: USUAL,
    and: true,
    terms: [],
    actions: [{ type: 'Forward', strValue: 'moi@example.com' }, { type: 'MarkRead' }],
  },
  {
    name: 'Dossier disparu',
    enabled: false,
    type: USUAL,
    and: true,
    terms: [{ attrib: 'Subject', op: 'Contains', str: 'stage' }],
    actions: [
      { type: 'AddTag', strValue: '$label2' },
      { type: 'CopyToFolder', folder: { uri: 'Disparu' } },
    ],
  },
  {
    name: 'Après l’envoi',
    type: AFTER_SENDING,
    and: true,
    terms: [{ attrib: 'Subject', op: 'Contains', str: 'devis' }],
    actions: [{ type: 'AddTag', strValue: '$label2' }],
  },
  {
    name: 'Toutes les dix minutes',
    enabled: false,
    type: PERIODIC | MANUAL,
    and: true,
    terms: [{ attrib: 'AgeInDays', op: 'IsGreaterThan', age: 90 }],
    actions: [{ type: 'MoveToFolder', folder: { uri: 'Archives' } }],
  },
];

/** Of the local folders: on demand, as nothing arrives there. */
export const LOCAL_FILTERS: readonly MadeFilter[] = [
  {
    name: 'Ranger sur ce PC',
    type: MANUAL,
    and: true,
    terms: [{ attrib: 'Subject', op: 'Contains', str: 'rangé' }],
    actions: [{ type: 'MoveToFolder', folder: CLASSED }],
  },
];

interface Facts {
  from?: string;
  to?: string;
  cc?: string;
  date?: string;
  more?: string[];
  body?: string;
}

/** Subjects tell them apart. */
export const LETTERS: ReadonlyMap<string, Facts> = new Map<string, Facts>([
  ['Compte rendu : réunion (6e B) du mardi', {}],
  ['Il a dit "oui" \\o/ hier', {}],
  ['"Chers" collègues', {}],
  ['Enquête de rentrée', { body: 'Merci de remplir le questionnaire avant jeudi : élèves, familles, cantine.' }],
  ['Absences du jour', { more: ['X-Ecole: Vie scolaire, bureau "B"'] }],
  ['Circulaire de rentrée', { from: 'Inspection <ien@ac-poitiers.fr>' }],
  ['Circulaire en copie', { cc: 'Le directeur <directeur@ecole.example>' }],
  ['Circulaire d’ailleurs', {}],
  ['Publicité', { from: 'Un vendeur <ventes@vendeur.example>' }],
  ['Vieux souvenirs', { date: 'Mon, 6 Jan 2014 08:00:00 +0100' }],
  ['À lire avant midi', { more: ['X-Priority: 1'] }],
  ['Conseil d’école', { from: `${CONTACT.name.replace('è', 'e')} <${CONTACT.address}>` }],
  ['Copie du bulletin', {}],
  ['Photos de classe', { body: 'Voir la suite. '.repeat(2_000) }],
  ['Aux familles', { to: 'Les familles <familles@ecole.example>' }],
  ['Rien de particulier', {}],
]);

export function letterOf(subject: string): string {
  const { from, to, cc, date, more = [], body } = LETTERS.get(subject)!;
  const number = [...LETTERS.keys()].indexOf(subject) + 1;
  return [
    `From: ${from ?? 'Jeanne Martin <jeanne@example.org>'}`,
    `To: ${to ?? 'Claire Dubois <claire@ecole.example>'}`,
    ...(cc ? [`Cc: ${cc}`] : []),
    `Subject: =?UTF-8?B?${Buffer.from(subject).toString('base64')}?=`,
    `Date: ${date ?? new Date(Date.UTC(2026, 8, 1, 7, number)).toUTCString()}`,
    `Message-ID: <rentree-${number}@example.org>`,
    ...more,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    quotedPrintable(body ?? 'Bonjour, voir l’objet.'),
    '',
  ].join('\r\n');
}

function quotedPrintable(text: string): string {
  const encoded = text.replace(/[^\x20-\x3c\x3e-\x7e]/g, (sign) =>
    [...Buffer.from(sign)].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
  return encoded.replace(/.{60,70}? /g, (line) => `${line}=\r\n`);
}
