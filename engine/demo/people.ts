// Everybody of the trial mailbox: a village school that does not exist, under domains that cannot (RFC 2606).
import type { Address } from '../../shared/domain/address.ts';

export const OWNER: Address = { name: 'Claire Martin', address: 'claire.martin@ac-demo.example' };
export const SCHOOL: Address = { name: 'École Jean-Moulin', address: 'ce.0170000w@ac-demo.example' };

export const COLLEAGUES = {
  nadia: { name: 'Nadia Benali', address: 'nadia.benali@ac-demo.example' },
  jerome: { name: 'Jérôme Lefèvre', address: 'jerome.lefevre@ac-demo.example' },
  elodie: { name: 'Élodie Roux', address: 'elodie.roux@ac-demo.example' },
  psy: { name: 'Sophie Garnier (psychologue scolaire)', address: 'sophie.garnier@ac-demo.example' },
  inspector: { name: 'Inspection de Saintes', address: 'ce.0171111x@ac-demo.example' },
  adviser: { name: 'Marc Pujol (conseiller pédagogique)', address: 'marc.pujol@ac-demo.example' },
  college: { name: 'Collège Agrippa-d’Aubigné', address: 'ce.0170022k@ac-demo.example' },
} as const satisfies Record<string, Address>;

export const PARTNERS = {
  townHall: { name: 'Mairie – affaires scolaires', address: 'scolaire@mairie-demo.example' },
  library: { name: 'Médiathèque', address: 'mediatheque@mairie-demo.example' },
  coach: { name: 'Cars Océan', address: 'reservation@cars-demo.example' },
} as const satisfies Record<string, Address>;

export const LISTS = {
  heads: { name: 'directeurs.17', address: 'directeurs.17@listes.ac-demo.example' },
  digital: { name: 'animateurs.tice17', address: 'animateurs.tice17@listes.ac-demo.example' },
} as const satisfies Record<string, Address>;

export const SENDERS = {
  letter: { name: 'La lettre des enseignants', address: 'lettre@editeur-demo.example' },
  ent: { name: 'ENT – notifications', address: 'ne-pas-repondre@ent-demo.example' },
  phishingQuota: { name: 'Service informatique', address: 'support@ac-derno.example' },
  phishingParcel: { name: 'Assistance Académie', address: 'assistance.academie@mail-secure-demo.example' },
  spam: { name: 'Promo Fournitures', address: 'promo@fournitures-demo.example' },
} as const satisfies Record<string, Address>;

const CHILDREN = [
  ...['Léa Moreau', 'Tom Girard', 'Inès Haddad', 'Lucas Fontaine', 'Jade Perrin', 'Noé Blanchard'],
  ...['Lina Costa', 'Hugo Mercier', 'Zoé Lambert', 'Adam Cissé', 'Manon Chevalier', 'Ethan Rousseau'],
  ...['Alice Gauthier', 'Rayan Amrani', 'Louise Faure', 'Gabin Masson', 'Chloé Renaud', 'Yanis Brun'],
];

export interface Household {
  child: string;
  parent: Address;
}

/** The CM2's families, one parent each. */
export const FAMILIES: readonly Household[] = CHILDREN.map((full, i) => {
  const [first, last] = full.split(' ') as [string, string];
  const title = i % 3 === 1 ? 'M.' : 'Mme';
  const slug = last.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return { child: first, parent: { name: `${title} ${last}`, address: `${slug}.famille@courriel-demo.example` } };
});

/** What the guard has to know from the first minute, saved beside the account. */
export const DEMO_GROUP = { name: 'Parents CM2', privacy: 'alwaysBcc' as const };
