import { z } from 'zod';
import { type Contact, ContactRole, type Group, GroupPrivacy } from '../domain/contact.ts';
import { ContactId, GroupId } from '../domain/ids.ts';
import { Photo, PhotoId } from '../domain/photo.ts';
import { SchoolYear } from '../domain/school-year.ts';
import type { PupilFacts } from '../guard/letter.ts';
import type { PersonFacts } from '../guard/person.ts';
import { command, query } from './procedure.ts';

export const contacts = {
  /** `shelf`: the address book, those only ever met in mail, or both. */
  list: query<Contact[]>()(
    z.object({ text: z.string().max(200), shelf: z.enum(['kept', 'met', 'all']).default('all') }),
  ),
  groups: query<Group[]>()(z.void()),
  /**
   * Completion in an address field: people and groups by prefix of any word, accents or none, ranked by use and by who
   * stands there already (`beside`). At most `limit` of each. `groups`: names of those a person is a member of.
   */
  complete: query<{ contacts: (Contact & { groups: string[] })[]; groups: Group[] }>()(
    z.object({
      text: z.string().max(200),
      limit: z.number().int().min(1).max(50),
      beside: z.array(z.string().max(320)).max(50).default([]),
    }),
  ),
  /** What the guard has to know of these addresses; one answer each, in order. */
  facts: query<PersonFacts[]>()(z.object({ addresses: z.array(z.string()).max(5_000) })),
  /** Every pupil of the class lists with the addresses of those who are responsible, for case 28. */
  pupils: query<PupilFacts[]>()(z.void()),
  save: command<{ contactId: ContactId }>()(
    z.object({
      address: z.string().min(3).max(320),
      name: z.string().max(200).nullable().optional(),
      /** The person's own answer: replaces roles of source `user`. */
      roles: z.array(ContactRole).optional(),
      household: z.string().max(200).nullable().optional(),
      householdTogether: z.boolean().optional(),
      doNotWrite: z.boolean().optional(),
      note: z.string().max(10_000).optional(),
    }),
  ),
  /** null: nobody bears it any more. What a number shows never changes. */
  photo: query<Photo | null>()(z.object({ photoId: PhotoId })),
  /** null takes it away. */
  setPhoto: command<void>()(z.object({ contactId: ContactId, photo: Photo.nullable() })),
  remove: command<void>()(z.object({ contactId: ContactId })),
  saveGroup: command<{ groupId: GroupId }>()(
    z.object({
      groupId: GroupId.nullable(),
      name: z.string().trim().min(1).max(200),
      privacy: GroupPrivacy,
      agreedAt: z.number().nullable(),
      /** Left out: as it was. */
      schoolYear: SchoolYear.nullable().optional(),
      note: z.string().max(10_000).optional(),
      memberAddresses: z.array(z.string().max(320)).max(5_000),
    }),
  ),
  removeGroup: command<void>()(z.object({ groupId: GroupId })),
};
