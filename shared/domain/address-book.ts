// Words of what is done with the address book as a whole: what changed many entries at once, a new school year, people who
// are in it twice.
import type { Child, Contact, Group } from './contact.ts';
import type { BookChangeId } from './ids.ts';

export type BookChangeKind = 'import' | 'closeYear' | 'removeFormer' | 'join';

/** The last change of many entries at once, which can be taken back. */
export interface BookChange {
  id: BookChangeId;
  kind: BookChangeKind;
  /** The file, the school year, or the name of who was joined. */
  label: string;
  madeAt: number;
}

/** A person with all that is known: every address, the children, the groups of any of the addresses. */
export interface Person {
  addresses: Contact[];
  children: Child[];
  groups: Pick<Group, 'id' | 'name' | 'schoolYear'>[];
}

/** A school year that is over, and what the book still has of it. */
export interface FormerYear {
  schoolYear: number;
  groups: number;
  /** Families of these groups and classes whom no later group or child holds. */
  families: number;
}

/** Addresses that may be one person's. */
export interface Duplicate {
  contacts: Contact[];
  reason: 'sameName' | 'sameMailbox';
}
