// Words of a file that is read into the address book: what stands in it, what its columns are taken for, and what would
// change. Nothing is written before the person has seen that.
import { z } from 'zod';
import { SchoolYear } from './school-year.ts';

/** A file that was read, by its number: what is kept of it is what was previewed. */
export const BookFileId = z.number().int().positive().brand<'BookFileId'>();
export type BookFileId = z.infer<typeof BookFileId>;

/** What a column says. Those of a person and of a child come several times: `slot` says of which one. */
export const ColumnField = z.enum([
  'ignore',
  'address',
  'firstName',
  'lastName',
  'usageName',
  'fullName',
  'childFirstName',
  'childLastName',
  'childUsageName',
  'childFullName',
  'className',
  'schoolCode',
  'schoolName',
  'town',
  'postal',
  'note',
]);
export type ColumnField = z.infer<typeof ColumnField>;

export const ColumnUse = z.object({ field: ColumnField, slot: z.number().int().min(1).max(20) });
export type ColumnUse = z.infer<typeof ColumnUse>;

/** Programs whose exports are known by the names of their columns; `generic`: by the meaning of the names. */
export const KnownExport = z.enum(['onde', 'siecle', 'schools', 'generic']);
export type KnownExport = z.infer<typeof KnownExport>;

/** Who the people of a file are. */
export const ImportKind = z.enum(['family', 'colleague', 'partner', 'institution', 'none']);
export type ImportKind = z.infer<typeof ImportKind>;

export const ImportChoice = z.object({
  /** Of the tables of the file. */
  table: z.number().int().min(0).max(100),
  /** Row of the column names; -1: there are none. */
  headerRow: z.number().int().min(-1).max(200),
  columns: z.array(ColumnUse).max(300),
  kind: ImportKind,
  /** `class`: one group for each class, named by `groupName` with « {classe} » in it. */
  grouping: z.enum(['none', 'class', 'one']),
  groupName: z.string().trim().max(200),
  schoolYear: SchoolYear.nullable(),
  /** Members of these groups whom the file does not name any more leave them. */
  dropAbsent: z.boolean(),
  /** Schools without an address are taken over with the usual one of their code, which nobody has confirmed. */
  takeProposed: z.boolean(),
});
export type ImportChoice = z.infer<typeof ImportChoice>;

export interface BookTable {
  /** Of the sheet; empty for a text file. */
  name: string;
  rowCount: number;
  /** People of the file whom it does not name, as they represent nobody who is there. */
  leftOut: number;
  /** The first rows, the row of the column names among them. */
  sample: string[][];
  recognised: KnownExport;
  /** What Casier proposes for it. */
  headerRow: number;
  columns: ColumnUse[];
  kind: ImportKind;
}

export type BookFile =
  | { kind: 'tables'; fileId: BookFileId; name: string; tables: BookTable[] }
  | { kind: 'cards'; fileId: BookFileId; name: string; count: number }
  | { kind: 'refused'; name: string; reason: FileRefusal };

/** Why a file cannot be read at all. */
export type FileRefusal =
  | 'empty'
  | 'tooLarge'
  | 'tooManyRows'
  | 'tooSlow'
  | 'encrypted'
  | 'oldSpreadsheet'
  | 'notReadable'
  /** Tables and cards chosen together. */
  | 'mixed'
  /** One of SIECLE's two exports alone, or two that do not belong together. */
  | 'siecleIncomplete'
  | 'broken';

export type DoubtReason =
  | 'noAddress'
  | 'invalidAddress'
  | 'noName'
  | 'lostLetters'
  | 'sharedAddress'
  | 'manyResponsibles'
  | 'schoolCode'
  | 'proposedAddress'
  | 'ownAddress'
  | 'brokenCard'
  | 'photoLeft';

export interface Doubt {
  /** Of the file, from 1. */
  line: number;
  reason: DoubtReason;
  /** What stands there, shortened. */
  text: string;
  /** Not taken over; else taken over as it is. */
  left: boolean;
}

export interface PlannedPerson {
  line: number;
  address: string;
  name: string | null;
  change: 'new' | 'changed' | 'unchanged';
  /** What is different from the book. */
  differs: ('name' | 'role' | 'children' | 'note' | 'photo' | 'kept')[];
  children: string[];
  /** Of the groups of this import. */
  groups: string[];
}

export interface PlannedGroup {
  name: string;
  schoolYear: number | null;
  isNew: boolean;
  memberCount: number;
  added: number;
  /** Members that the file does not name. */
  absent: string[];
}

export interface ImportPreview {
  people: PlannedPerson[];
  groups: PlannedGroup[];
  doubts: Doubt[];
  counts: { new: number; changed: number; unchanged: number; left: number };
}
