// Filters on a folder, on demand: a few messages to a transaction, so that windows are answered in between; stopped
// where it stands; undone as one. One at a time.
import { setImmediate as turn } from 'node:timers/promises';
import type { UndoToken } from '../../shared/contract/undo.ts';
import type { Filter, FilterContent, FilterId, FilterPreview, FilterRun } from '../../shared/domain/filter.ts';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { matchesFilter } from '../core/filter-decision.ts';
import { expectMailError } from '../core/problems.ts';
import type { Operations, Queued } from '../operations/index.ts';
import type { Store } from '../store/database.ts';
import { listFilters, messagesForFilters } from '../store/filters.ts';
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
  /** Once more what a problem ended. */
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

export function createFilterRuns({ store, operations, now, onProgress }: FilterRunsDeps): FilterRuns {
  let run: (FilterRun & { undo: UndoToken | null }) | null = null;
  let running: { controller: AbortController; ended: Promise<void> } | null = null;
  let asked: Parameters<FilterRuns['start']>[0] | null = null;

  const show = (patch: Partial<FilterRun & { undo: UndoToken | null }>) => {
    if (run) run = { ...run, ...patch };
    onProgress();
  };

  const goThrough = async (ids: readonly MessageId[], filters: readonly Filter[], signal: AbortSignal) => {
    const queued: Queued[] = [];
    const context = filterContext(store.reads, now());
    let [done, changed, unread] = [0, 0, 0];
    while (done < ids.length && !signal.aborted) {
      store.transaction((tx) => {
        const endAt = performance.now() + SLICE_MS;
        do {
          const chunk = ids.slice(done, done + AT_ONCE);
          const decided = decide(tx, chunk, filters, context).flatMap(({ message, outcome }) => {
            if (outcome === 'unknown') unread += 1;
            if (outcome === 'unknown' || !doesSomething(outcome)) return [];
            return [{ id: message.id, mailboxId: message.mailboxId, outcome }];
          });
          queued.push(...carryOut(tx, decided));
          done += chunk.length;
          changed += decided.length;
        } while (done < ids.length && performance.now() < endAt);
      });
      show({ done, changed, unread });
      await turn();
    }
    const { undo } = operations.adopt(queued);
    show({ state: done < ids.length ? 'stopped' : 'done', undo });
  };

  const stop = async () => {
    running?.controller.abort();
    await running?.ended;
  };

  const start: FilterRuns['start'] = (input) => {
    const { mailboxId, filterIds } = input;
    if (!getMailbox(store.reads, mailboxId)) throw new MailError({ kind: 'missing' });
    const filters = listFilters(store.reads).filter(({ id, enabled }) => filterIds?.includes(id) ?? enabled);
    const ids = mailboxMessageIds(store.reads, mailboxId);
    const before = stop();
    const controller = new AbortController();
    asked = input;
    const counts = { total: ids.length, done: 0, changed: 0, unread: 0 };
    run = { mailboxId, state: 'running', problem: null, ...counts, undo: null };
    onProgress();
    const ended = before
      .then(() => goThrough(ids, filters, controller.signal))
      .catch((error: unknown) => {
        // A full disk: what was done until then stays done.
        show({ state: 'stopped', problem: expectMailError(error).data });
      });
    running = { controller, ended };
  };

  return {
    start,
    async stop() {
      if (run?.problem) show({ problem: null });
      await stop();
    },
    retry() {
      if (asked && run?.state === 'stopped') start(asked);
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
