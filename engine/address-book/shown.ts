// What a window is shown of a file that was read, and of what an import of it would change: no more than it shows. Pure.
import type { BookFile, BookFileId, ImportChoice, ImportPreview } from '../../shared/domain/book-import.ts';
import { proposeColumns } from './columns.ts';
import { type Entries, entriesOfCards, entriesOfRows } from './entries.ts';
import type { ImportPlan } from './plan.ts';
import type { BookSource } from './source.ts';

/** A source that could be read. */
export type ReadSource = Exclude<BookSource, { kind: 'refused' }>;

export interface ReadBook {
  id: BookFileId;
  name: string;
  source: ReadSource;
}

const SAMPLE_ROWS = 25;

export function entriesOf(source: ReadSource, choice: ImportChoice): Entries {
  if (source.kind === 'cards') return entriesOfCards(source.cards);
  return entriesOfRows(source.tables[choice.table]?.rows ?? [], choice);
}

export function shownFile({ id, name, source }: ReadBook): BookFile {
  if (source.kind === 'cards') return { kind: 'cards', fileId: id, name, count: source.cards.length };
  const tables = source.tables.map((table) => ({
    name: table.name,
    rowCount: table.rows.length,
    leftOut: table.leftOut ?? 0,
    sample: table.rows.slice(0, SAMPLE_ROWS),
    ...proposeColumns(table.rows),
  }));
  return { kind: 'tables', fileId: id, name, tables };
}

export function previewOf({ people, groups, doubts }: ImportPlan): ImportPreview {
  const count = (change: ImportPlan['people'][number]['change']) =>
    people.filter((one) => one.change === change).length;
  return {
    people: people.map(({ line, address, name, change, differs, children, groups: inGroups }) => ({
      line,
      address,
      name,
      change,
      differs,
      children,
      groups: inGroups,
    })),
    groups: groups.map(({ name, schoolYear, isNew, memberCount, added, absent }) => ({
      name,
      schoolYear,
      isNew,
      memberCount,
      added,
      absent,
    })),
    doubts,
    counts: {
      new: count('new'),
      changed: count('changed'),
      unchanged: count('unchanged'),
      left: doubts.filter(({ left }) => left).length,
    },
  };
}
