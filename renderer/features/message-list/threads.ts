// Which rows of a threaded list are shown: pure. A thread is a row of depth 0 and the rows of depth 1 below it.
import type { MessageId } from '../../../shared/domain/ids.ts';
import { type Folding, isFolded } from './thread-folding.ts';

export interface Shown {
  order: Uint32Array;
  /** null: threads are off. */
  depths: Uint8Array | null;
  /** Heads of collapsed threads, each with the rows hidden under it. */
  hidden: ReadonlyMap<MessageId, readonly MessageId[]>;
}

export const NO_ROWS: Shown = { order: new Uint32Array(), depths: null, hidden: new Map() };

export function shownRows(ids: Uint32Array, depths: Uint8Array | null, folding: Folding): Shown {
  if (!depths || (!folding.folded && folding.except.size === 0)) return { order: ids, depths, hidden: new Map() };
  const order = new Uint32Array(ids.length);
  const shownDepths = new Uint8Array(ids.length);
  const hidden = new Map<MessageId, MessageId[]>();
  let length = 0;
  for (let start = 0; start < ids.length; ) {
    const end = threadEnd(depths, start);
    const thread = Array.from(ids.subarray(start, end)) as MessageId[];
    const isCollapsed = thread.length > 1 && isFolded(thread, folding);
    if (isCollapsed) hidden.set(thread[0]!, thread.slice(1));
    const shown = isCollapsed ? 1 : thread.length;
    order.set(ids.subarray(start, start + shown), length);
    shownDepths.set(depths.subarray(start, start + shown), length);
    length += shown;
    start = end;
  }
  return { order: order.slice(0, length), depths: shownDepths.slice(0, length), hidden };
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
  const size = threadEnd(depths, index) - index;
  return size > 1 ? { kind: 'head', size, expanded: true } : SINGLE;
}

const SINGLE: ThreadPlace = { kind: 'single' };
const BELOW: ThreadPlace = { kind: 'below' };

/** All messages of the thread whose head is at `index`, shown or not. */
export function threadAt({ order, depths, hidden }: Shown, index: number): MessageId[] {
  const end = depths ? threadEnd(depths, index) : index + 1;
  const shown = Array.from(order.subarray(index, end)) as MessageId[];
  return [...shown, ...(hidden.get(shown[0]!) ?? [])];
}

/** The index of the head of the thread that the row at `index` belongs to. */
export function headIndexOf({ depths }: Shown, index: number): number {
  let head = index;
  while (depths && head > 0 && depths[head] === 1) head--;
  return head;
}

function threadEnd(depths: Uint8Array, start: number): number {
  let end = start + 1;
  while (end < depths.length && depths[end] === 1) end++;
  return end;
}
