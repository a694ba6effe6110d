// What the guard has to know of an address. Facts only: what they mean is decided in this room.
import type { ContactRole, GroupPrivacy, RoleSource } from '../domain/contact.ts';

export interface PersonFacts {
  /** addressKey form. */
  address: string;
  name: string | null;
  /** One of the person's own identities. */
  isMe: boolean;
  roles: { role: ContactRole; source: RoleSource }[];
  household: string | null;
  householdTogether: boolean;
  doNotWrite: boolean;
  /** Written to before, and never but in Cci. */
  onlyEverBcc: boolean;
  groups: { name: string; privacy: GroupPrivacy; agreedAt: number | null; memberAddresses: string[] }[];
}
