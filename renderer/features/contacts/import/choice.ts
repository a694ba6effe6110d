// The person's choice for a file, from what Casier proposes for it. Pure.
import type {
  BookFile,
  BookTable,
  ColumnField,
  ColumnUse,
  ImportChoice,
} from '../../../../shared/domain/book-import.ts';

export type ReadFile = Exclude<BookFile, { kind: 'refused' }>;

export function proposedChoice(file: ReadFile, table: number, groupName: string, schoolYear: number): ImportChoice {
  const proposed = file.kind === 'tables' ? file.tables[table] : undefined;
  const kind = proposed?.kind ?? 'none';
  const hasClasses = proposed?.columns.some(({ field }) => field === 'className') ?? false;
  return {
    table,
    headerRow: proposed?.headerRow ?? -1,
    columns: proposed?.columns ?? [],
    kind,
    grouping: kind === 'family' && hasClasses ? 'class' : 'none',
    groupName,
    schoolYear: kind === 'family' ? schoolYear : null,
    dropAbsent: false,
    takeProposed: false,
  };
}

const PERSON: readonly ColumnField[] = ['address', 'firstName', 'lastName', 'usageName', 'fullName'];
const CHILD: readonly ColumnField[] = ['childFirstName', 'childLastName', 'childUsageName', 'childFullName'];
const SCHOOL: readonly ColumnField[] = ['address', 'schoolName', 'town', 'schoolCode', 'postal', 'note'];

/** What a column may be taken for: two people of a line, and as many children as the table has, and one more. */
export function possibleUses({ kind, columns }: Pick<ImportChoice, 'kind' | 'columns'>): ColumnUse[] {
  const all = (fields: readonly ColumnField[], slots: number) =>
    Array.from({ length: slots }, (_, index) => fields.map((field) => ({ field, slot: index + 1 }))).flat();
  const most = (fields: readonly ColumnField[]) =>
    Math.max(0, ...columns.filter(({ field }) => fields.includes(field)).map(({ slot }) => slot));
  if (kind === 'institution') return all(SCHOOL, 1);
  if (kind !== 'family') return [...all(PERSON, Math.max(1, most(PERSON))), ...all(['className', 'note'], 1)];
  const children = Math.min(20, Math.max(1, most([...CHILD, 'className'])));
  return [...all(PERSON, Math.max(2, most(PERSON))), ...all([...CHILD, 'className'], children), ...all(['note'], 1)];
}

export const keyOfUse = ({ field, slot }: ColumnUse): string => (field === 'ignore' ? 'ignore' : `${field} ${slot}`);

/** The names of the columns, and up to three cells of each. */
export function columnsOf(table: BookTable, headerRow: number): { name: string; examples: string[] }[] {
  const below = table.sample.slice(headerRow + 1);
  return table.columns.map((_, column) => ({
    name: headerRow >= 0 ? (table.sample[headerRow]?.[column] ?? '') : '',
    examples: [...new Set(below.map((row) => row[column] ?? '').filter(Boolean))].slice(0, 3),
  }));
}

/** Of a school the code tells the usual one. */
export function hasAddresses(file: ReadFile, { kind, columns }: ImportChoice): boolean {
  const tells = (field: ColumnField) => field === 'address' || (kind === 'institution' && field === 'schoolCode');
  return file.kind === 'cards' || columns.some(({ field }) => tells(field));
}
