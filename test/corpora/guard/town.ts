// The people of the guard's corpora: one small town with its school, its collège, families, partners and strangers, as
// an address book would know them. The situations (test/fixtures/guard) name them by the keys used here.
import type { ContactRole, Group, RoleSource } from '../../../shared/domain/contact.ts';
import { GroupId } from '../../../shared/domain/ids.ts';
import type { PersonFacts } from '../../../shared/guard/index.ts';

export const NOW_AT = Date.UTC(2026, 10, 21);
const THIS_YEAR = 2026;

type Facts = Partial<PersonFacts>;
const role = (of: ContactRole, source: RoleSource = 'user') => [{ role: of, source }];
const family: Facts = { roles: role('family', 'import') };
const partner: Facts = { roles: role('partner') };
const home = (household: string, householdTogether = false): Facts => ({ ...family, household, householdTogether });

/** key: name, address, what the address book says. */
const PEOPLE: Record<string, [name: string | null, address: string, facts?: Facts]> = {
  // Families, imported with their classes.
  lopez: ['Marie Lopez', 'marie.lopez@orange.fr', home('Lopez')],
  petit: ['Paul Petit', 'paul.petit@free.fr', home('Petit')],
  roux: ['Anne Roux', 'anne.roux@gmail.com', home('Roux')],
  noel: ['Éric Noël', 'eric.noel@laposte.net', home('Noël')],
  diallo: ['Aminata Diallo', 'aminata.diallo@outlook.fr', home('Diallo')],
  nguyen: ['Thi Nguyen', 'nguyen.family@yahoo.fr', home('Nguyen')],
  benali: ['Karim Benali', 'k.benali@sfr.fr', home('Benali')],
  kowalski: ['Ewa Kowalski', 'ewa@kowalski.example', home('Kowalski')],
  garcia: ['Inès Garcia', 'ines-garcia@hotmail.com', home('Garcia')],
  muller: ['Jürgen Müller', 'jürgen@müller.example', home('Müller')],
  oneill: ["Sean O'Neill", "sean.o'neill@gmail.com", home('O’Neill')],
  haddad: ['Leïla Haddad', 'LHaddad+ecole@proton.me', home('Haddad')],
  moreau: ['Julie Moreau', 'julie.moreau@gmail.com', home('Moreau')],
  moreaup: ['Marc Moreau', 'marc.moreau@wanadoo.fr', home('Moreau')],
  girard: ['Luc Girard', 'luc.girard@free.fr', home('Girard', true)],
  girardm: ['Emma Girard', 'emma.girard@free.fr', home('Girard', true)],
  faure: ['Nadia Faure', 'nadia.faure@orange.fr', { ...home('Faure'), personId: 70 }],
  faurepro: ['Nadia Faure', 'n.faure@cabinet-faure.example', { ...home('Faure'), personId: 70 }],
  brun: ['Xavier Brun', 'x.brun@orange.fr', { ...family, doNotWrite: true }],
  entered: ['Odile Blanc', 'odile.blanc@bbox.fr', { roles: role('family', 'user') }],
  // A parent who teaches at the school.
  roy: ['David Roy', 'd.roy@ac-poitiers.fr', { roles: [...role('family'), ...role('colleague')] }],
  // Elected parents: those of this year agreed to be seen by one another and by the association's president.
  elu1: ['Hélène Caron', 'helene.caron@gmail.com', { roles: role('electedParent') }],
  elu2: ['Omar Saïdi', 'omar.saidi@free.fr', { roles: role('electedParent') }],
  elu3: ['Claire Dumas', 'claire.dumas@orange.fr', { roles: role('electedParent') }],
  president: ['Association des parents', 'bureau@parents-jules-ferry.example', partner],
  // Elected in another school: nothing was agreed.
  elua: ['Béatrice Joly', 'b.joly@orange.fr', { roles: role('electedParent') }],
  elub: ['Farid Amrani', 'f.amrani@free.fr', { roles: role('electedParent') }],
  // Staff.
  martin: ['Claire Martin', 'c.martin@ac-poitiers.fr'],
  durand: ['Sophie Durand', 's.durand@ac-poitiers.fr'],
  dupont: ['Paul Dupont', 'paul.dupont@ac-poitiers.fr'],
  bernard: ['Luce Bernard', 'luce.bernard1@ac-poitiers.fr'],
  simon: ['Hugues Simon', 'hugues.simon@ac-poitiers.fr'],
  aesh: ['Lina Costa', 'lina.costa@gmail.com', { roles: role('colleague') }],
  remplacant: ['Théo Masson', 'theo.masson@hotmail.fr', { roles: role('colleague', 'learned') }],
  psy: ['Agnès Perrin', 'agnes.perrin@ac-poitiers.fr'],
  medecin: ['Dr Jean Lambert', 'jean.lambert@ac-poitiers.fr'],
  infirmiere: ['Rose Vasseur', 'infirmerie.0170022b@ac-poitiers.fr'],
  cpe: ['Yanis Marchand', 'yanis.marchand@ac-poitiers.fr'],
  principal: ['Mireille Colin', 'mireille.colin@ac-poitiers.fr'],
  secretariat: ['Secrétariat du collège', 'secretariat.0170022b@ac-poitiers.fr'],
  gestion: ['Intendance', 'int.0170022b@ac-poitiers.fr'],
  // Institutions.
  school: ['École Jules-Ferry', 'ce.0170001a@ac-poitiers.fr'],
  college: ['Collège Jean-Moulin', 'ce.0170022b@ac-poitiers.fr'],
  ien: ['IEN La Rochelle Est', 'ce.ien17-lre@ac-poitiers.fr'],
  dsden: ['DSDEN 17', 'ce.ia17@ac-poitiers.fr'],
  lyon: ['École Jean-Macé', 'ce.0690001a@ac-lyon.fr'],
  eduscol: ['Ministère', 'bureau.eleves@education.gouv.fr', { roles: role('institution') }],
  prefecture: ['Préfecture', 'pref-securite@charente-maritime.gouv.fr'],
  // Partners and lists.
  mairie: ['Mairie de Laville', 'mairie@laville.example', partner],
  periscolaire: ['Accueil périscolaire', 'periscolaire@laville.example', partner],
  cantine: ['Restauration scolaire', 'cantine@laville.example', partner],
  usep: ['USEP 17', 'usep17@ligue.example', partner],
  orthophoniste: ['Mme Vial, orthophoniste', 'cabinet.vial@orange.fr', partner],
  bus: ['Autocars Roy', 'contact@autocars-roy.example', partner],
  directeurs: ['Directeurs 17', 'directeurs17@listes.example', { roles: role('list') }],
  // Strangers: nothing is known of them.
  s1: [null, 'camille.r@gmail.com'],
  s2: ['Louis P', 'louisp@yahoo.fr'],
  s3: [null, 'sandrine.k@hotmail.fr'],
  musee: ['Musée', 'reservation@musee-maritime.example'],
  eleve: ['Léa', 'lea.lopez@eleves.ac-poitiers.fr'],
  secret: ['Vidal', 'vidal@societe.example', { onlyEverBcc: true }],
};

const CM2 = 'lopez petit roux noel diallo nguyen benali muller moreau moreaup faure'.split(' ');
const CE1 = 'kowalski garcia oneill haddad girard girardm entered'.split(' ');
const OFFICERS = ['elu1', 'elu2', 'elu3', 'president'];

const GROUPS: [name: string, privacy: Group['privacy'], schoolYear: number | null, members: string[]][] = [
  ['CM2', 'alwaysBcc', THIS_YEAR, CM2],
  ['CE1', 'alwaysBcc', THIS_YEAR, CE1],
  ['Équipe', 'team', null, ['martin', 'dupont', 'bernard', 'durand', 'simon', 'aesh']],
  ['Élus', 'agreed', THIS_YEAR, OFFICERS],
  ['Sortie', 'team', THIS_YEAR, ['lopez', 'petit', 'dupont', 'aesh']],
  ['Chorale 2025-26', 'alwaysBcc', THIS_YEAR - 1, ['lopez', 'garcia']],
  ['Chorale 2026-27', 'alwaysBcc', THIS_YEAR, ['petit', 'garcia']],
];

export const groups: Group[] = GROUPS.map(([name, privacy, schoolYear, members], index) => ({
  id: GroupId.parse(index + 1),
  name,
  privacy,
  agreedAt: privacy === 'agreed' ? Date.UTC(THIS_YEAR, 9, 1) : null,
  schoolYear,
  note: '',
  memberAddresses: members.map((key) => addressOf(key)),
}));

export const people: PersonFacts[] = Object.entries(PEOPLE).map(([key, [name, address, facts]]) => ({
  address: address.toLowerCase(),
  name,
  isMe: false,
  roles: [],
  household: null,
  householdTogether: false,
  doNotWrite: false,
  onlyEverBcc: false,
  groups: GROUPS.flatMap(([groupName, privacy, , members], index) => {
    if (!members.includes(key)) return [];
    const { agreedAt, memberAddresses } = groups[index]!;
    return [{ name: groupName, privacy, agreedAt, memberAddresses: memberAddresses.map((one) => one.toLowerCase()) }];
  }),
  ...facts,
}));

/** Who shares one desk: the mailboxes of one person. */
export const DESKS: string[][] = [
  ['martin'],
  ['dupont'],
  ['bernard'],
  ['psy'],
  ['ien'],
  ['durand', 'school'],
  ['secretariat', 'college'],
  ['gestion'],
  ['cpe'],
  ['principal'],
];

export const pupils = [
  { name: 'Lucas Lopez', household: ['lopez'] },
  { name: 'Hugo Petit', household: ['petit'] },
  { name: 'Inaya Diallo', household: ['diallo'] },
  { name: 'Chloé Roux', household: ['roux'] },
  { name: 'Tom Moreau', household: ['moreau', 'moreaup'] },
].map(({ name, household }) => ({ name, household: household.map((key) => addressOf(key).toLowerCase()) }));

export function addressOf(key: string): string {
  return entryOf(key)[1];
}

export function nameOf(key: string): string | null {
  return entryOf(key)[0];
}

/** Two parents of one child, or two addresses of one parent: between them nothing is ever red. */
export function liveTogether(a: string, b: string): boolean {
  const [one, other] = [a, b].map((address) => people.find((facts) => facts.address === address.toLowerCase()));
  return one !== undefined && one.household !== null && one.household === other?.household;
}

export function isPerson(key: string): boolean {
  return Object.hasOwn(PEOPLE, key);
}

function entryOf(key: string) {
  const entry = PEOPLE[key];
  if (!entry) throw new Error(`Nobody is called ${key} here`);
  return entry;
}
