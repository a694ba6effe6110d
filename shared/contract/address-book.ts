// The address book as a whole: files read into it, the school years, people who are in it twice. Single people and groups
// are in contacts.ts.
import { z } from 'zod';
import type { BookChange, Duplicate, FormerYear, Person } from '../domain/address-book.ts';
import { type BookFile, BookFileId, ImportChoice, type ImportPreview } from '../domain/book-import.ts';
import { BookChangeId, ContactId, MessageId, PartId } from '../domain/ids.ts';
import { SchoolYear } from '../domain/school-year.ts';
import { PlaceToken } from '../domain/transfer.ts';
import { command, query } from './procedure.ts';

export const addressBook = {
  /** null: no such contact any more. */
  person: query<Person | null>()(z.object({ contactId: ContactId })),
  /** Reads the file and keeps what is in it until the next one is read. Changes nothing. */
  readFile: query<BookFile>()(z.object({ place: PlaceToken })),
  /** As `readFile`, of a file that came with a message. */
  readPart: query<BookFile>()(z.object({ messageId: MessageId, partId: PartId })),
  /** What this choice would change. Rejects with `missing` when another file was read since. */
  preview: query<ImportPreview>()(z.object({ fileId: BookFileId, choice: ImportChoice })),
  /** Writes what `preview` shows, in one go. */
  import: command<{ changeId: BookChangeId; counts: ImportPreview['counts'] }>()(
    z.object({ fileId: BookFileId, choice: ImportChoice }),
  ),
  /** The last change of many entries at once; null: there is none to take back. */
  lastChange: query<BookChange | null>()(z.void()),
  undo: command<{ undone: boolean }>()(z.object({ changeId: BookChangeId })),
  /** School years that are over and that the book still has something of, the latest first. */
  formerYears: query<FormerYear[]>()(z.void()),
  /** Every group of families, and every child, that belongs to no year becomes one of this year, which is over. */
  closeYear: command<{ changeId: BookChangeId; groups: number }>()(z.object({ schoolYear: SchoolYear })),
  /** Deletes the groups and classes of this year and earlier ones, and the families who are in no later one. */
  removeFormer: command<{ changeId: BookChangeId; families: number; groups: number }>()(
    z.object({ schoolYear: SchoolYear }),
  ),
  /** Those who may be one person, the surest first. */
  duplicates: query<Duplicate[]>()(z.void()),
  /** One person with several addresses from here on. */
  join: command<{ changeId: BookChangeId }>()(
    z.object({ contactIds: z.array(ContactId).min(2).max(50), name: z.string().trim().max(200).nullable() }),
  ),
  part: command<void>()(z.object({ contactId: ContactId })),
  tellApart: command<void>()(z.object({ contactIds: z.array(ContactId).min(2).max(50) })),
};
