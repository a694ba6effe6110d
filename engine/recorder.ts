// What is decided outside of any transaction comes into the journal from here: a plan, a connection, a slow statement.
// It may be told while a transaction runs, so it is written down right after, several at once. What cannot be written
// (a full disk) waits, up to a bound; what was told before the store was open is written when it is.
import type { AccountId } from '../shared/domain/ids.ts';
import type { JournalFacts } from '../shared/domain/journal.ts';
import { MailError } from '../shared/domain/problem.ts';
import { journalLine } from './core/journal-line.ts';
import type { Store } from './store/database.ts';
import { forgetOldEntries, note } from './store/journal.ts';

export interface Recorder {
  record(accountId: AccountId | null, facts: JournalFacts): void;
  /** From now on it is written there. */
  openOn(store: Store): void;
  /** Writes what is left; the store is about to be closed. */
  close(): void;
}

const WAITING_MAX = 1_000;
const FORGET_EVERY_MS = 6 * 3_600_000;

/** `print`: each entry as a line, for whoever watches the process. */
export function createRecorder(now: () => number, print: (line: string) => void): Recorder {
  let waiting: { at: number; accountId: AccountId | null; facts: JournalFacts }[] = [];
  let store: Store | null = null;
  let isDue = false;
  let timer: NodeJS.Timeout | null = null;

  const write = () => {
    isDue = false;
    if (!store || waiting.length === 0) return;
    const entries = waiting;
    waiting = [];
    try {
      store.transaction((tx) => {
        for (const { at, accountId, facts } of entries) note(tx, accountId, facts, at);
      }, 'refetchable');
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
      waiting = [...entries, ...waiting].slice(-WAITING_MAX);
    }
  };
  const forget = () => {
    try {
      store?.transaction((tx) => forgetOldEntries(tx, now()), 'refetchable');
    } catch (error) {
      if (!(error instanceof MailError)) throw error;
    }
  };

  return {
    record(accountId, facts) {
      const entry = { at: now(), accountId, facts };
      print(journalLine(entry));
      waiting.push(entry);
      if (waiting.length > WAITING_MAX) waiting.shift();
      if (isDue || !store) return;
      isDue = true;
      setImmediate(write);
    },
    openOn(opened) {
      store = opened;
      forget();
      timer = setInterval(forget, FORGET_EVERY_MS);
      timer.unref();
      write();
    },
    close() {
      if (timer) clearInterval(timer);
      write();
      store = null;
    },
  };
}
