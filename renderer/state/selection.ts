// Which rows of a list are selected: pure. The focus is the row that keys move from; the anchor is where a
// selection by Shift began. Invariant: every selected id, the focus and the anchor are in the list. The head of a group
// may have the focus; it is never selected.
import type { Successor } from '../../shared/contract/messages.ts';
import type { MessageId } from '../../shared/domain/ids.ts';

export interface Selection {
  readonly ids: ReadonlySet<MessageId>;
  readonly focus: MessageId | null;
  readonly anchor: MessageId | null;
}

/** The order of the list: messages, and heads of groups among them. */
export type Order = Uint32Array;

/** Numbers from here on are heads: each that of the group which begins with the message of the rest. */
const HEADS_FROM = 2 ** 31;

export function groupHead(first: MessageId): number {
  return HEADS_FROM + first;
}

/** The first message of the group that this is the head of; null: it is a message. */
export function firstOfGroup(id: number): MessageId | null {
  return id >= HEADS_FROM ? ((id - HEADS_FROM) as MessageId) : null;
}

const isMessage = (id: number) => id < HEADS_FROM;

function messagesOf(order: Order): Set<MessageId> {
  const messages = order.every(isMessage) ? order : order.filter(isMessage);
  return new Set(messages as Iterable<number> as Iterable<MessageId>);
}

export const NOTHING: Selection = { ids: new Set(), focus: null, anchor: null };

/** A plain click, or a move of the focus. */
export function selectOnly(id: MessageId): Selection {
  return { ids: new Set(isMessage(id) ? [id] : []), focus: id, anchor: id };
}

/** Ctrl+click. */
export function toggle(selection: Selection, id: MessageId): Selection {
  const ids = new Set(selection.ids);
  if (!isMessage(id)) return moveFocusTo(selection, id);
  if (!ids.delete(id)) ids.add(id);
  return { ids, focus: id, anchor: id };
}

/** Shift+click or Shift+arrow: from the anchor to here, and nothing else. */
export function extendTo(selection: Selection, order: Order, id: MessageId): Selection {
  const anchor = selection.anchor ?? id;
  const from = Math.max(0, order.indexOf(anchor));
  const to = order.indexOf(id);
  const range = order.subarray(Math.min(from, to), Math.max(from, to) + 1);
  return { ids: messagesOf(range), focus: id, anchor };
}

export function selectAll(selection: Selection, order: Order): Selection {
  const focus = selection.focus ?? idAt(order, 0);
  return { ids: messagesOf(order), focus, anchor: focus };
}

/** Ctrl+arrow: the focus alone. */
export function moveFocusTo(selection: Selection, id: MessageId): Selection {
  return { ...selection, focus: id };
}

/** Where a move by `delta` rows from the focus leads; null in an empty list. */
export function idFrom(selection: Selection, order: Order, delta: number): MessageId | null {
  if (order.length === 0) return null;
  const focused = selection.focus === null ? -1 : order.indexOf(selection.focus);
  // Without a focus a move comes in from the end that it leads away from.
  const here = focused === -1 && delta < 0 ? order.length : focused;
  return idAt(order, Math.min(Math.max(here + delta, 0), order.length - 1));
}

export function idAt(order: Order, index: number): MessageId | null {
  return (order[index] as MessageId | undefined) ?? null;
}

/** A draft that was filed anew is another message: what was selected is the one that stands in its place. */
export function followed(selection: Selection, successors: readonly Successor[], after: Order): Selection {
  const now = new Map(successors);
  const inItsPlace = (id: MessageId) => (after.includes(id) ? id : (now.get(id) ?? id));
  const touched = [...selection.ids, selection.focus].some((id) => id !== null && inItsPlace(id) !== id);
  if (!touched) return selection;
  return {
    ids: new Set([...selection.ids].map(inItsPlace)),
    focus: selection.focus && inItsPlace(selection.focus),
    anchor: selection.anchor && inItsPlace(selection.anchor),
  };
}

/**
 * The selection in the list as it has become. What is still there stays selected; when all that was selected is
 * gone (deleted, moved), the row that took the place of the focus is: one goes on working down the list.
 */
export function inNewOrder(selection: Selection, before: Order, after: Order): Selection {
  if (selection.focus === null && selection.ids.size === 0) return selection;
  const present = presentIn(selection, after);
  const focusStays = selection.focus !== null && after.includes(selection.focus);
  if (present.size === selection.ids.size && focusStays) return selection;
  const successor = successorOf(selection, before, after);
  const focus = focusStays ? selection.focus : successor;
  if (present.size > 0) return { ids: present, focus, anchor: focus };
  if (selection.ids.size === 0 || successor === null) return { ids: new Set(), focus, anchor: focus };
  return selectOnly(successor);
}

/**
 * The selection of a list that had not been there yet, or not as it is now, when it was made: what is not in the list is not
 * selected, and whoever comes back to a message that is gone finds the list.
 */
export function asFound(selection: Selection, order: Order): Selection {
  if (selection.focus === null && selection.ids.size === 0) return selection;
  if (selection.focus === null || !order.includes(selection.focus)) return NOTHING;
  const present = presentIn(selection, order);
  return present.size === selection.ids.size ? selection : { ...selection, ids: present, anchor: selection.focus };
}

function presentIn(selection: Selection, order: Order): Set<MessageId> {
  if (selection.ids.size <= LOOKED_FOR_MAX) return new Set([...selection.ids].filter((id) => order.includes(id)));
  const present = new Set<MessageId>();
  for (const id of order) if (selection.ids.has(id as MessageId)) present.add(id as MessageId);
  return present;
}

/** So many are looked for one by one in a list of 200,000, sooner than a set of all of it is made. */
const LOOKED_FOR_MAX = 50;

/** The first row after the focus that is still there, else the last one before it. */
function successorOf(selection: Selection, before: Order, after: Order): MessageId | null {
  const index = selection.focus === null ? 0 : before.indexOf(selection.focus);
  const isLeft = membership(after);
  const below = before.subarray(Math.max(index, 0)).find(isLeft);
  const above = below === undefined ? before.subarray(0, Math.max(index, 0)).findLast(isLeft) : undefined;
  return ((below ?? above) as MessageId | undefined) ?? idAt(after, 0);
}

/** Whether the list has it: the first ones are looked for in it, as the answer is among them mostly. */
function membership(order: Order): (id: number) => boolean {
  let asked = 0;
  let all: ReadonlySet<number> | null = null;
  return (id) => {
    asked += 1;
    if (asked <= LOOKED_FOR_MAX) return order.includes(id);
    all ??= new Set(order);
    return all.has(id);
  };
}
