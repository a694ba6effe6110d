// What windows have been told of lists: each state has a version, and who names the one it has is told what changed since.
// Kept for the few lists that are looked at; of whatever else it is, the whole list is told. Invariant: what a window makes
// of the steps is what the list is now.
import { randomUUID } from 'node:crypto';
import type { windowContract } from '../../shared/contract/index.ts';
import type { ListChange, ListGroups, ListStep, MessageList } from '../../shared/contract/messages.ts';
import type { ParsedInputOf } from '../../shared/contract/procedure.ts';
import { groupSpliceBetween, splicesBetween } from '../../shared/domain/list-splices.ts';
import type { Store } from '../store/database.ts';
import { listOf } from './message-list.ts';

export interface ListVersions {
  list(asked: ListAsked): MessageList;
  change(asked: ListAsked, since: string): ListChange;
}

type ListAsked = Omit<ParsedInputOf<typeof windowContract.messages.list>, 'rows'>;

interface Told {
  list: MessageList;
  version: string;
  /** The latest ones, the last of them to this version. */
  steps: { from: string; step: ListStep }[];
}

const TOLD_MAX = 4;
/** A window asks after each change; one that shows another list meanwhile gets that one anew. */
const STEPS_MAX = 32;

export function createListVersions(store: Store, now: () => number): ListVersions {
  const told = new Map<string, Told>();
  /** No version of an engine before this one is any of its own. */
  const own = randomUUID();
  let count = 0;

  const nextVersion = () => `${own} ${++count}`;

  function toldNow(asked: ListAsked): Told {
    const name = JSON.stringify(asked);
    const before = told.get(name);
    const list = listOf(store, asked, now());
    const next = before ? advanced(before, list) : { list, version: nextVersion(), steps: [] };
    told.delete(name);
    told.set(name, next);
    for (const eldest of told.keys()) {
      if (told.size <= TOLD_MAX) break;
      told.delete(eldest);
    }
    return next;
  }

  function advanced(before: Told, list: MessageList): Told {
    const step = stepBetween(before.list, list);
    if (step && step.splices.length === 0 && step.groups === null) return { ...before, list };
    const steps = step ? [...before.steps, { from: before.version, step }].slice(-STEPS_MAX) : [];
    return { list, version: nextVersion(), steps };
  }

  return {
    list(asked) {
      // What is found is a thousand ids at most, and ordered by more than the messages themselves.
      if (asked.source.kind === 'search') return listOf(store, asked, now());
      const { list, version } = toldNow(asked);
      return { ...list, version };
    },
    change(asked, since) {
      const { list, version, steps } = toldNow(asked);
      if (version === since) return { kind: 'same' };
      const first = steps.findIndex(({ from }) => from === since);
      if (first === -1) return { kind: 'anew', list: { ...list, version } };
      const { successors = [] } = list;
      return { kind: 'mended', version, steps: steps.slice(first).map(({ step }) => step), successors };
    },
  };
}

/** null: too much of it is another. */
function stepBetween(before: MessageList, after: MessageList): ListStep | null {
  const splices = before.ids === after.ids ? [] : splicesBetween(before, after);
  const groups = groupsBetween(before.groups ?? null, after.groups ?? null);
  return splices && groups !== 'others' ? { splices, groups } : null;
}

function groupsBetween(before: ListGroups | null, after: ListGroups | null): ListStep['groups'] | 'others' {
  if (before === null && after === null) return null;
  return before && after && before.by === after.by ? groupSpliceBetween(before, after) : 'others';
}
