// Filters on a folder, on demand: a few messages to a transaction, so that windows are answered in between; stopped
// where it stands; undone as one. One at a time.
import { setImmediate as turn } from 'node:timers/promises';
import type { UndoToken } from '../../shared/contract/undo.ts';
import type { Filter, FilterContent, FilterId, FilterPreview, FilterRun } from '../../shared/domain/filter.ts';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { type FilterContext, matchesFilter } from '../core/filter-decision.ts';
import { expectMailError } from '../core/problems.ts';
import type { Operations, Queued } from '../operations/index.ts';
import type { Store } from '../store/database.ts';
import { listFilters, messagesForFilters } from '../store/filters.ts';
import type { WriteDb } from '../store/handles.ts';
import { getMailbox } from '../store/mailboxes.ts';
import { mailboxMessageIds } from '../store/messages.ts';
import { carryOut, doesSomething } from './carry-out.ts';
import { decide, filterContext } from './decide.ts';
import { filteredSource } from './read-source.ts';

export interface FilterRuns {
  /** Throws MailError `missing` for a folder that is gone. What ran before is stopped. */
  start(input: { mailboxId: MailboxId; filterIds: readonly FilterId[] | null }): void;
  /** Also: a problem that ended it was seen. */
  stop(): Promise<void>;
  /** Goes on with what a problem ended, where it stopped: nothing is done twice. */
  retry(): void;
  /** The last one; null: none yet. */
  state(): (FilterRun & { undo: UndoToken | null }) | null;
  preview(content: FilterContent, mailboxId: MailboxId, signal: AbortSignal): Promise<FilterPreview>;
}

interface FilterRunsDeps {
  store: Store;
  operations: Pick<Operations, 'adopt'>;
  now(): number;
  onProgress(): void;
}

/** Not longer than this without a window being answered. */
const SLICE_MS = 20;
/** Enough for a slice to be worth its transaction. */
const AT_ONCE = 50;
const SLICE_MAX = 2_000;

/** All that a run has to do, and what came of it so far. */
interface Work {
  mailboxId: MailboxId;
  filters: readonly Filter[];
  ids: readonly MessageId[];
  done: number;
  changed: number;
  unread: number;
  queued: Queued[];
}

export function createFilterRuns({ store, operations, now, onProgress }: FilterRunsDeps): FilterRuns {
  let run: (FilterRun & { undo: UndoToken | null }) | null = null;
  let running: { controller: AbortController; ended: Promise<void> } | null = null;
  let last: Work | null = null;

  const show = (patch: Partial<FilterRun & { undo: UndoToken | null }>) => {
    if (run) run = { ...run, ...patch };
    onProgress();
  };

  const goThrough = async (work: Work, signal: AbortSignal) => {
    const context = filterContext(store.reads, now());
    try {
      while (work.done < work.ids.length && !signal.aborted) {
        const slice = store.transaction((tx) => goOn(tx, work, context));
        work.queued.push(...slice.queued);
        work.done += slice.done;
        work.changed += slice.changed;
        work.unread += slice.unread;
        show({ done: work.done, changed: work.changed, unread: work.unread });
        await turn();
      }
    } finally {
      // Also on a full disk: what was done until then is told, and can be undone.
      show({ undo: operations.adopt(work.queued).undo });
    }
    show({ state: work.done < work.ids.length ? 'stopped' : 'done' });
  };

  const stop = async () => {
    running?.controller.abort();
    await running?.ended;
  };

  const begin = (work: Work) => {
    const before = stop();
    const controller = new AbortController();
    const { mailboxId, done, changed, unread } = work;
    last = work;
    run = { mailboxId, state: 'running', problem: null, total: work.ids.length, done, changed, unread, undo: null };
    onProgress();
    const ended = before
      .then(() => goThrough(work, controller.signal))
      .catch((error: unknown) => {
        // A full disk: what was done until then stays done.
        show({ state: 'stopped', problem: expectMailError(error).data });
      });
    running = { controller, ended };
  };

  return {
    start({ mailboxId, filterIds }) {
      if (!getMailbox(store.reads, mailboxId)) throw new MailError({ kind: 'missing' });
      const filters = listFilters(store.reads).filter(({ id, enabled }) => filterIds?.includes(id) ?? enabled);
      const ids = mailboxMessageIds(store.reads, mailboxId);
      begin({ mailboxId, filters, ids, done: 0, changed: 0, unread: 0, queued: [] });
    },
    async stop() {
      if (run?.problem) show({ problem: null });
      await stop();
    },
    retry() {
      if (last && run?.state === 'stopped') begin(last);
    },
    state: () => run,
    async preview(content, mailboxId, signal) {
      const ids = mailboxMessageIds(store.reads, mailboxId);
      const context = filterContext(store.reads, now());
      const preview: FilterPreview = { total: ids.length, matched: 0, unread: 0 };
      for (let start = 0; start < ids.length && !signal.aborted; start += AT_ONCE) {
        for (const message of messagesForFilters(store.reads, ids.slice(start, start + AT_ONCE))) {
          const isAsked = content.accountId === null || content.accountId === message.accountId;
          const source = filteredSource(store.reads, message);
          const holds = isAsked && matchesFilter(content, { ...message, source }, context);
          if (holds) preview.matched += 1;
          if (holds === null) preview.unread += 1;
        }
        await turn();
      }
      return preview;
    },
  };
}

/** The next of its messages: as many as take their time. What left the folder meanwhile is let be. */
function goOn(tx: WriteDb, { ids: all, done: from, mailboxId, filters }: Work, context: FilterContext) {
  const ids = all.slice(from, from + SLICE_MAX);
  const queued: Queued[] = [];
  let [done, changed, unread] = [0, 0, 0];
  const endAt = performance.now() + SLICE_MS;
  do {
    const chunk = ids.slice(done, done + AT_ONCE);
    const decided = decide(tx, chunk, filters, context).flatMap(({ message, outcome }) => {
      if (message.mailboxId !== mailboxId) return [];
      if (outcome === 'unknown') unread += 1;
      if (outcome === 'unknown' || !doesSomething(outcome)) return [];
      return [{ id: message.id, mailboxId, outcome }];
    });
    queued.push(...carryOut(tx, decided));
    done += chunk.length;
    changed += decided.length;
  } while (done < ids.length && performance.now() < endAt);
  return { queued, done, changed, unread };
}
