// The role by which a person is shown, and its words. Of several, the one said by the strongest source counts.
import type { ContactRole, RoleSource } from '../../../shared/domain/contact.ts';
import type { PersonFacts } from '../../../shared/guard/person.ts';
import { defineWords } from '../../i18n/index.ts';

export type ShownRole = ContactRole | 'me';

/** A role and who said so; null: it is one's own address. */
export interface SourcedRole {
  role: ShownRole;
  source: RoleSource | null;
}

const STRENGTH: readonly RoleSource[] = ['import', 'user', 'group', 'learned', 'heuristic'];

/** null: nothing is known. */
export function shownRole(facts: Pick<PersonFacts, 'isMe' | 'roles'> | undefined): ShownRole | null {
  return sourcedRole(facts)?.role ?? null;
}

/** null: nothing is known. */
export function sourcedRole(facts: Pick<PersonFacts, 'isMe' | 'roles'> | undefined): SourcedRole | null {
  if (!facts) return null;
  if (facts.isMe) return { role: 'me', source: null };
  return facts.roles.toSorted((a, b) => STRENGTH.indexOf(a.source) - STRENGTH.indexOf(b.source))[0] ?? null;
}

/** « d’après une liste importée »: after the role, in a description. */
export const roleSourceWords = defineWords({
  fr: {
    import: 'd’après une liste importée',
    user: 'vous l’avez indiqué',
    group: 'd’après un groupe',
    learned: 'd’après vos échanges',
    heuristic: 'supposé',
  },
  en: {
    import: 'from an imported list',
    user: 'you said so',
    group: 'from a group',
    learned: 'from your exchanges',
    heuristic: 'supposed',
  },
});

export const roleWords = defineWords({
  fr: {
    me: 'Vous',
    family: 'Famille',
    colleague: 'Collègue',
    institution: 'Établissement',
    partner: 'Partenaire',
    electedParent: 'Parent élu',
    list: 'Liste',
  },
  en: {
    me: 'You',
    family: 'Family',
    colleague: 'Colleague',
    institution: 'School',
    partner: 'Partner',
    electedParent: 'Elected parent',
    list: 'List',
  },
});
