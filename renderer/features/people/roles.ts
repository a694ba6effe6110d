// The role by which a person is shown, and its words. Of several, the one said by the strongest source counts.
import type { ContactRole, RoleSource } from '../../../shared/domain/contact.ts';
import type { PersonFacts } from '../../../shared/guard/person.ts';
import { defineWords } from '../../i18n/index.ts';

export type ShownRole = ContactRole | 'me';

const STRENGTH: readonly RoleSource[] = ['import', 'user', 'group', 'learned', 'heuristic'];

/** null: nothing is known. */
export function shownRole(facts: Pick<PersonFacts, 'isMe' | 'roles'> | undefined): ShownRole | null {
  if (!facts) return null;
  if (facts.isMe) return 'me';
  const strongest = facts.roles.toSorted((a, b) => STRENGTH.indexOf(a.source) - STRENGTH.indexOf(b.source))[0];
  return strongest?.role ?? null;
}

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
