// Which chips of one field are selected, as the files of a folder are: from an anchor with Maj, one by one with Ctrl.
// Pure; chips are named by their keys.
import type { Keys } from './recipient-list.ts';

export interface ChipSelection {
  keys: Keys;
  /** Where a range begins; null: where the focus is. */
  anchor: string | null;
}

export const NONE_SELECTED: ChipSelection = { keys: new Set(), anchor: null };

/** From the anchor, or from `from` where there is none yet, up to `to`, in the order of the chips. */
export function extended(
  { anchor }: ChipSelection,
  order: readonly string[],
  { from, to }: { from: string; to: string },
): ChipSelection {
  const start = anchor !== null && order.includes(anchor) ? anchor : from;
  const [low, high] = [order.indexOf(start), order.indexOf(to)].sort((a, b) => a - b) as [number, number];
  return { anchor: start, keys: new Set(order.slice(Math.max(0, low), high + 1)) };
}

export function toggled({ keys }: ChipSelection, key: string): ChipSelection {
  const next = new Set(keys);
  if (!next.delete(key)) next.add(key);
  return { anchor: key, keys: next };
}

/** What an action on the chip `key` is about: the selection, where it is part of it; else it alone. */
export function concerned({ keys }: ChipSelection, key: string): Keys {
  return keys.has(key) ? keys : new Set([key]);
}
