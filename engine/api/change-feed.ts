// Gathers what transactions changed and tells it at a pace a window can follow: after a pause at once (in the turn after
// the change: the first screenful of a new account must not wait behind what is stored next), then at most once in
// 50 ms, and less often while changes do not stop coming, as each telling makes the window ask for its list again.
import type { EngineEvent } from '../../shared/contract/event.ts';
import { collectChanges, type StoreChanges } from '../store/changes.ts';

type Changed = Extract<EngineEvent, { type: 'changed' }>;

const SHORTEST_MS = 50;
const SUSTAINED_MS = 250;
/** Changes that follow the last telling closer than this belong to one stream. */
const STREAM_GAP_MS = 400;
/** The first tellings of a stream are quick: what a person just did, the first screenful of a new account. */
const QUICK_TELLINGS = 8;

export interface ChangeFeed {
  note(changes: StoreChanges): void;
  close(): void;
}

export function createChangeFeed(tell: (event: Changed) => void): ChangeFeed {
  let gathered = collectChanges();
  let tooMany = false;
  let timer: NodeJS.Timeout | null = null;
  /** By a clock that nobody sets. */
  let lastToldMs = Number.NEGATIVE_INFINITY;
  let tellings = 0;

  const send = () => {
    timer = null;
    const changes = gathered.taken();
    gathered = collectChanges();
    lastToldMs = performance.now();
    tellings += 1;
    if (changes) tell({ type: 'changed', ...changes, messages: tooMany ? null : changes.messages });
    tooMany = false;
  };

  return {
    note({ areas, lists, messages }) {
      for (const area of areas) gathered.area(area);
      for (const list of lists) gathered.list(list);
      if (messages === null) tooMany = true;
      else for (const id of messages) gathered.message(id);
      if (timer) return;
      const sinceLastMs = performance.now() - lastToldMs;
      if (sinceLastMs > STREAM_GAP_MS) tellings = 0;
      const paceMs = tellings < QUICK_TELLINGS ? SHORTEST_MS : SUSTAINED_MS;
      timer = setTimeout(send, Math.max(0, paceMs - sinceLastMs));
    },
    close() {
      if (timer) clearTimeout(timer);
    },
  };
}
