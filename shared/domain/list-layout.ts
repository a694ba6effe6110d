// How a list of messages is laid out: its columns, their order and widths, its order and groups. Kept for each kind of
// folder, as whom a message is for matters in Envoyés and who wrote it elsewhere. Only what was chosen is stored.
import { z } from 'zod';

export const ListColumn = z.enum([
  'flagged',
  'unread',
  'attachment',
  'subject',
  'from',
  'to',
  'date',
  'size',
  'account',
  'mailbox',
]);
export type ListColumn = z.infer<typeof ListColumn>;

export const SortBy = z.enum(['date', 'subject', 'from', 'to', 'size', 'flagged', 'attachment', 'unread', 'account']);
export type SortBy = z.infer<typeof SortBy>;

export const Sort = z.object({ by: SortBy, direction: z.enum(['asc', 'desc']) });
export type Sort = z.infer<typeof Sort>;

/** `unified`: received mail of several accounts. */
export const ListKind = z.enum(['received', 'unified', 'sent', 'drafts', 'search']);
export type ListKind = z.infer<typeof ListKind>;

export const ColumnWidths = z.partialRecord(ListColumn, z.number().int().min(24).max(2_000));
export type ColumnWidths = z.infer<typeof ColumnWidths>;

/** What was chosen for one kind. */
export const ChosenLayout = z
  .object({
    /** Those that are shown, from left to right. */
    columns: z.array(ListColumn).min(1).max(30),
    /** In px, of those that were sized. */
    widths: ColumnWidths,
    /** null: a search, by how well it fits. */
    sort: Sort.nullable(),
    /** Under heads of what it is sorted by, where that makes groups. */
    grouped: z.boolean(),
  })
  .partial();
export type ChosenLayout = z.infer<typeof ChosenLayout>;

export type ListLayout = { [Key in keyof ChosenLayout]-?: Exclude<ChosenLayout[Key], undefined> };

const NEWEST_FIRST: Sort = { by: 'date', direction: 'desc' };
const withPeople = (people: 'from' | 'to'): ListColumn[] => [
  'flagged',
  'attachment',
  'subject',
  people,
  'date',
  'size',
];

export const DEFAULT_LAYOUTS: Record<ListKind, ListLayout> = {
  received: { columns: withPeople('from'), widths: {}, sort: NEWEST_FIRST, grouped: false },
  unified: { columns: withPeople('from'), widths: {}, sort: NEWEST_FIRST, grouped: false },
  sent: { columns: withPeople('to'), widths: {}, sort: NEWEST_FIRST, grouped: false },
  drafts: { columns: withPeople('to'), widths: {}, sort: NEWEST_FIRST, grouped: false },
  search: { columns: withPeople('from'), widths: {}, sort: null, grouped: false },
};

/** What holds for a kind: what was chosen, else the default. */
export function layoutOf(chosen: ChosenLayouts, kind: ListKind): ListLayout {
  const usual = DEFAULT_LAYOUTS[kind];
  const {
    columns = usual.columns,
    widths = usual.widths,
    sort = usual.sort,
    grouped = usual.grouped,
  } = chosen[kind] ?? {};
  const layout = { columns, widths, sort, grouped };
  // Whatever was stored, a list without subjects is none.
  return layout.columns.includes('subject') ? layout : { ...layout, columns: ['subject', ...layout.columns] };
}

export const ChosenLayouts = z.partialRecord(ListKind, ChosenLayout);
export type ChosenLayouts = z.infer<typeof ChosenLayouts>;

/** What makes groups of its own: the days, a sender, a recipient. A size or a subject does not. */
export function groupsBy(sort: Sort | null): 'date' | 'from' | 'to' | null {
  return sort?.by === 'date' || sort?.by === 'from' || sort?.by === 'to' ? sort.by : null;
}
