// Which rows of a list are shown, in which order: pure. Heads of groups stand among the messages, as numbers that no
// message has; threads are a row of depth 0 and the rows of depth 1 below it.
import type { ListGroups, MessageList } from '../../../shared/contract/messages.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { groupHead } from '../../state/selection.ts';
import { type Folding, isFolded } from './thread-folding.ts';

export interface GroupHead {
  key: string;
  /** Its rows, those that are hidden included. */
  size: number;
  folded: boolean;
}

export interface Shown {
  /** Messages and heads of groups. */
  order: Uint32Array;
  /** null: threads are off. */
  depths: Uint8Array | null;
  /** Heads of collapsed threads, each with the rows hidden under it. */
  hidden: ReadonlyMap<MessageId, readonly MessageId[]>;
  groups: { by: ListGroups['by']; heads: ReadonlyMap<number, GroupHead> } | null;
  /** Messages of the list, shown or folded away. */
  count: number;
}

export const NO_ROWS: Shown = { order: new Uint32Array(), depths: null, hidden: new Map(), groups: null, count: 0 };

export interface Folds extends Folding {
  /** Keys of groups. */
  foldedGroups: ReadonlySet<string>;
}

const isAnythingFolded = ({ folded, except }: Folding) => folded || except.size > 0;

export function shownRows(
  { ids, depths, groups = null }: Pick<MessageList, 'ids' | 'depths' | 'groups'>,
  folds: Folds,
): Shown {
  const count = ids.length;
  if (!groups && (!depths || !isAnythingFolded(folds)))
    return { order: ids, depths, hidden: new Map(), groups: null, count };
  const rows = rowCollector(count + (groups?.keys.length ?? 0), depths);
  const heads = new Map<number, GroupHead>();
  if (!groups) rows.addThreads(ids, 0, count, folds);
  let start = 0;
  groups?.keys.forEach((key, index) => {
    const size = groups.sizes[index]!;
    const folded = folds.foldedGroups.has(key);
    const head = groupHead(ids[start] as MessageId);
    heads.set(head, { key, size, folded });
    rows.add(Uint32Array.of(head));
    if (!folded) rows.addThreads(ids, start, start + size, folds);
    start += size;
  });
  return { ...rows.collected(), groups: groups && { by: groups.by, heads }, count };
}

/** Rows one after the other, in arrays that are long enough. */
function rowCollector(most: number, depths: Uint8Array | null) {
  const order = new Uint32Array(most);
  const shownDepths = depths && new Uint8Array(most);
  const hidden = new Map<MessageId, readonly MessageId[]>();
  let length = 0;

  function add(ids: Uint32Array, depthsOfIds?: Uint8Array): void {
    order.set(ids, length);
    if (depthsOfIds) shownDepths?.set(depthsOfIds, length);
    length += ids.length;
  }

  function addThreads(ids: Uint32Array, from: number, until: number, folds: Folding): void {
    if (!depths || !isAnythingFolded(folds)) {
      add(ids.subarray(from, until), depths?.subarray(from, until));
      return;
    }
    for (let start = from; start < until; ) {
      const end = threadEnd(depths, start, until);
      const thread = Array.from(ids.subarray(start, end)) as MessageId[];
      const isCollapsed = thread.length > 1 && isFolded(thread, folds);
      if (isCollapsed) hidden.set(thread[0]!, thread.slice(1));
      const last = isCollapsed ? start + 1 : end;
      add(ids.subarray(start, last), depths.subarray(start, last));
      start = end;
    }
  }

  return {
    add,
    addThreads,
    collected: () => ({ order: order.slice(0, length), depths: shownDepths?.slice(0, length) ?? null, hidden }),
  };
}

export type ThreadPlace =
  | { kind: 'single' }
  | { kind: 'head'; size: number; expanded: boolean; unread?: number }
  | { kind: 'below' };

/** What the row at `index` is in its thread. */
export function threadPlaceAt({ order, depths, hidden }: Shown, index: number): ThreadPlace {
  if (!depths) return SINGLE;
  if (depths[index] === 1) return BELOW;
  const under = hidden.get(order[index] as MessageId);
  if (under) return { kind: 'head', size: under.length + 1, expanded: false };
  const size = threadEnd(depths, index, depths.length) - index;
  return size > 1 ? { kind: 'head', size, expanded: true } : SINGLE;
}

const SINGLE: ThreadPlace = { kind: 'single' };
const BELOW: ThreadPlace = { kind: 'below' };

/** All messages of the thread whose head is at `index`, shown or not. */
export function threadAt({ order, depths, hidden }: Shown, index: number): MessageId[] {
  const end = depths ? threadEnd(depths, index, depths.length) : index + 1;
  const shown = Array.from(order.subarray(index, end)) as MessageId[];
  return [...shown, ...(hidden.get(shown[0]!) ?? [])];
}

/** The index of the head of the thread that the row at `index` belongs to. */
export function headIndexOf({ depths }: Pick<Shown, 'depths'>, index: number): number {
  let head = index;
  while (depths && head > 0 && depths[head] === 1) head--;
  return head;
}

/** The group that the row at `index` is in; null: there are none. */
export function groupIndexOf({ order, groups }: Shown, index: number): number | null {
  for (let at = index; groups && at >= 0; at--) if (groups.heads.has(order[at]!)) return at;
  return null;
}

function threadEnd(depths: Uint8Array, start: number, until: number): number {
  let end = start + 1;
  while (end < until && depths[end] === 1) end++;
  return end;
}
