// From message to message in the order of the list: in the list itself, and in a tab or a window that shows one of it.
import type { MessageId } from '../../shared/domain/ids.ts';
import { firstOfGroup, type Order, selectOnly } from '../state/selection.ts';
import { replaceInTab } from '../state/tabs.ts';
import { setSelection, useView } from '../state/view.ts';

/** The message that is read, else the row that has the focus. */
export function readingNow(): MessageId | null {
  const { tab, selection } = useView.getState();
  return tab ?? selection.focus;
}

/** Shows this one where the other was. */
export function goTo(id: MessageId): void {
  const { tab } = useView.getState();
  if (tab === null) setSelection(selectOnly(id));
  else replaceInTab(tab, id);
}

export function goToNeighbour(step: 1 | -1): void {
  const id = neighbour(useView.getState().order, readingNow(), step);
  if (id !== null) goTo(id);
}

/** The next message of the list that way; heads of groups are stepped over. null: there is none. */
export function neighbour(order: Order, from: MessageId | null, step: 1 | -1): MessageId | null {
  const start = from === null ? -1 : order.indexOf(from);
  const first = start === -1 && step === -1 ? order.length - 1 : start + step;
  for (let at = first; at >= 0 && at < order.length; at += step)
    if (firstOfGroup(order[at]!) === null) return order[at] as MessageId;
  return null;
}
