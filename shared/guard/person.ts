// What the guard has to know of an address. Facts only: what they mean is decided in this room. Whoever has no answer
// to one of the optional facts leaves it out, and the cases that rest on it stay silent.
import type { ContactRole, GroupPrivacy, RoleSource } from '../domain/contact.ts';
import type { PhotoId } from '../domain/photo.ts';

export interface PersonFacts {
  /** addressKey form. */
  address: string;
  name: string | null;
  /** One of the person's own identities. */
  isMe: boolean;
  roles: { role: ContactRole; source: RoleSource }[];
  /** The same for the addresses of one person; null or left out: it has no other. */
  personId?: number | null;
  household: string | null;
  householdTogether: boolean;
  doNotWrite: boolean;
  /** Written to before, and never but in Cci. */
  onlyEverBcc: boolean;
  /** Shown beside the name; nothing is judged by it. */
  photoId?: PhotoId | null;
  groups: { name: string; privacy: GroupPrivacy; agreedAt: number | null; memberAddresses: string[] }[];
  /** Others of the same name, for case 20. */
  namesakes?: { address: string; name: string; roles: { role: ContactRole; source: RoleSource }[] }[];
  /** Those, of all that were asked about, who ever stood in one message with this address, for case 21. */
  seenWith?: string[];
  /** Own address from which this person is usually written to, for case 26. */
  usualSender?: string | null;
}
