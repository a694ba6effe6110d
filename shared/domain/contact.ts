// People and groups, and the role by which the guard knows them.
import { z } from 'zod';
import { type ContactId, GroupId } from './ids.ts';

export const ContactRole = z.enum(['family', 'colleague', 'institution', 'partner', 'electedParent', 'list']);
export type ContactRole = z.infer<typeof ContactRole>;

/** Who said so; strongest first. */
export const RoleSource = z.enum(['import', 'user', 'group', 'learned', 'heuristic']);
export type RoleSource = z.infer<typeof RoleSource>;

export interface Contact {
  id: ContactId;
  name: string | null;
  address: string;
  roles: { role: ContactRole; source: RoleSource }[];
  /** Children's household, a free label: two parents of one child share it. */
  household: string | null;
  /** « Ce foyer peut être écrit ensemble ». */
  householdTogether: boolean;
  /** « Ne pas écrire ». */
  doNotWrite: boolean;
  /** How often written to, and how often only ever in Cci. */
  sentCount: number;
  sentBccOnlyCount: number;
  receivedCount: number;
  lastUsedAt: number | null;
}

export const GroupPrivacy = z.enum(['alwaysBcc', 'agreed', 'team']);
export type GroupPrivacy = z.infer<typeof GroupPrivacy>;

export const Group = z.object({
  id: GroupId,
  name: z.string().trim().min(1).max(200),
  privacy: GroupPrivacy,
  /** Date of the members' agreement, for privacy `agreed`. Epoch ms. */
  agreedAt: z.number().nullable(),
  memberAddresses: z.array(z.string()),
});
export type Group = z.infer<typeof Group>;
