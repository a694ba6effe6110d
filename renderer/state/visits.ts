// Back and forward through the messages that were read, as in a browser: each with the place it was read in. Whoever
// goes back and reads something else there forgets what lay ahead.
import type { MessageId } from '../../shared/domain/ids.ts';
import { selectOnly } from './selection.ts';
import { type Place, setSelection, showPlace, useView } from './view.ts';

export interface Visit {
  place: Place;
  messageId: MessageId;
}

export interface Visits {
  readonly past: readonly Visit[];
  /** Of `past`; -1: nothing was read yet. */
  readonly at: number;
}

export const NO_VISITS: Visits = { past: [], at: -1 };
const KEPT = 100;

export function visited(visits: Visits, visit: Visit): Visits {
  if (visits.past[visits.at]?.messageId === visit.messageId) return visits;
  const past = [...visits.past.slice(0, visits.at + 1), visit].slice(-KEPT);
  return { past, at: past.length - 1 };
}

/** null: there is nothing that way. */
export function stepped(visits: Visits, step: 1 | -1): Visits | null {
  const at = visits.at + step;
  return at < 0 || at >= visits.past.length ? null : { ...visits, at };
}

let visits = NO_VISITS;

/** Starts following what is read; once. */
export function watchVisits(): void {
  useView.subscribe(({ opened: messageId, place }, before) => {
    if (messageId !== null && messageId !== before.opened && place) visits = visited(visits, { place, messageId });
  });
}

export function canGo(step: 1 | -1): boolean {
  return stepped(visits, step) !== null;
}

export function goThroughVisits(step: 1 | -1): void {
  const next = stepped(visits, step);
  if (!next) return;
  visits = next;
  const { place, messageId } = next.past[next.at]!;
  useView.setState({ tab: null });
  if (JSON.stringify(place) !== JSON.stringify(useView.getState().place)) showPlace(place, selectOnly(messageId));
  else setSelection(selectOnly(messageId));
}
