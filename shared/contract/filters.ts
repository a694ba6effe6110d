import { z } from 'zod';
import {
  type Filter,
  FilterContent,
  FilterId,
  type FilterPreview,
  type FilterRun,
  type ForeignFilterOffer,
} from '../domain/filter.ts';
import { AccountId, MailboxId } from '../domain/ids.ts';
import { command, query } from './procedure.ts';
import type { UndoToken } from './undo.ts';

/** Changes, also the progress of a run: area `filters`. */
export const filters = {
  /** In the order in which they are asked. */
  list: query<Filter[]>()(z.void()),
  /** `filterId` null: a new one, as the last. */
  save: command<{ filterId: FilterId }>()(z.object({ filterId: FilterId.nullable(), content: FilterContent })),
  remove: command<void>()(z.object({ filterId: FilterId })),
  order: command<void>()(z.object({ filterIds: z.array(FilterId).max(1_000) })),
  /** What it would do with this folder. Cancelled by hanging up. */
  preview: query<FilterPreview>()(z.object({ content: FilterContent, mailboxId: MailboxId })),
  /** Over every message of the folder; `filterIds` null: those that are switched on. Its progress: `run`. */
  start: command<void>()(z.object({ mailboxId: MailboxId, filterIds: z.array(FilterId).max(1_000).nullable() })),
  stop: command<void>()(z.void()),
  /** The last run, or the one that is under way; `undo` once it is over. null: none since the start. */
  run: query<(FilterRun & { undo: UndoToken | null }) | null>()(z.void()),
  /** Of the filters that an import has kept: what can be taken over into this account. */
  foreign: query<ForeignFilterOffer[]>()(z.object({ accountId: AccountId })),
  /** Takes these over; answers how many. */
  takeForeign: command<{ count: number }>()(z.object({ accountId: AccountId, keys: z.array(z.string()).max(1_000) })),
};
