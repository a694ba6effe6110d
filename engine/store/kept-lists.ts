// Lists as they are shown, kept in memory: a few of them, each with what changed in its mailboxes since it was asked for. What
// is kept is made and mended by standing-list.ts. Inside of a transaction nothing is kept.
import type { MailboxId } from '../../shared/domain/ids.ts';
import { type Followed, fewLists, type ListChanges } from './list-changes.ts';
import type { Run } from './list-runs.ts';

export interface OrderedIds {
  ids: Uint32Array;
  /** 0 = first row of a thread, 1 = below it; null with threads off. */
  depths: Uint8Array | null;
}

export interface StandingList extends OrderedIds {
  /** null: not grouped, or by date: those are looked up in the ids (list-groups.ts). */
  runs: readonly Run[] | null;
}

export interface KeptContent {
  list: StandingList;
  /** Copies of mailings in its mailboxes. True: it stands under another one. */
  copies: ReadonlyMap<number, boolean>;
}

export interface KeptLists {
  /** Not to be written into. `renew` makes it of what it was, or anew. */
  of(name: string, mailboxIds: readonly MailboxId[], renew: Renew): StandingList;
}

type Renew = (before: KeptContent | null, changed: ReadonlySet<number>) => KeptContent;

interface Kept extends Followed {
  content: KeptContent | null;
}

/** 1 MB each of 200,000 messages. */
const KEPT_MAX = 4;

export function createKeptLists(changes: ListChanges): KeptLists {
  const lists = fewLists<Kept>(changes, KEPT_MAX);
  return {
    of(name, mailboxIds, renew) {
      const kept = lists(name, () => ({ mailboxIds, changed: new Set(), content: null }));
      kept.content = renew(kept.content, kept.changed);
      kept.changed.clear();
      return kept.content.list;
    },
  };
}
