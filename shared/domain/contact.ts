// People and groups, and the role by which the guard knows them. A contact is one address: a role belongs to an address,
// and a person may have several, which share the person's id, name and note.
import { z } from 'zod';
import { type ChildId, type ContactId, GroupId } from './ids.ts';
import type { PhotoId } from './photo.ts';
import { SchoolYear } from './school-year.ts';

export const ContactRole = z.enum(['family', 'colleague', 'institution', 'partner', 'electedParent', 'list']);
export type ContactRole = z.infer<typeof ContactRole>;

/** Who said so; strongest first. */
export const RoleSource = z.enum(['import', 'user', 'group', 'learned', 'heuristic']);
export type RoleSource = z.infer<typeof RoleSource>;

export interface Contact {
  id: ContactId;
  /** Shared by the addresses of one person; null: this is the only one. */
  personId: number | null;
  name: string | null;
  address: string;
  roles: { role: ContactRole; source: RoleSource }[];
  /** A free label that says who lives together; stronger than what the children tell. */
  household: string | null;
  /** « Ce foyer peut être écrit ensemble ». */
  householdTogether: boolean;
  /** « Ne pas écrire ». */
  doNotWrite: boolean;
  note: string;
  /** null: shown by initials. */
  photoId: PhotoId | null;
  /** Entered by a person or an import; else only ever met in mail. */
  kept: boolean;
  /** How often written to, and how often only ever in Cci. */
  sentCount: number;
  sentBccOnlyCount: number;
  receivedCount: number;
  lastUsedAt: number | null;
}

/** A pupil: what ties the addresses of those who are responsible for it. */
export interface Child {
  id: ChildId;
  firstName: string;
  lastName: string;
  /** Empty: not known. */
  className: string;
  schoolYear: number | null;
  contactIds: ContactId[];
}

export const GroupPrivacy = z.enum(['alwaysBcc', 'agreed', 'team']);
export type GroupPrivacy = z.infer<typeof GroupPrivacy>;

export const Group = z.object({
  id: GroupId,
  name: z.string().trim().min(1).max(200),
  privacy: GroupPrivacy,
  /** Date of the members' agreement, for privacy `agreed`. Epoch ms. */
  agreedAt: z.number().nullable(),
  /** null: it belongs to no year. */
  schoolYear: SchoolYear.nullable(),
  note: z.string(),
  memberAddresses: z.array(z.string()),
});
export type Group = z.infer<typeof Group>;
