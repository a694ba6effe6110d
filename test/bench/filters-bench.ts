// Filters over a folder of 10,000 messages: three that look at headers, and what a person would feel of it, the longest
// time that the engine answers nobody. No server: `npm run bench -- --only=filters`.
import * as fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { HeaderFacts } from '../../engine/core/message-facts.ts';
import { createFilterRuns } from '../../engine/filters/index.ts';
import { createOperations } from '../../engine/operations/index.ts';
import { insertAccount } from '../../engine/store/accounts.ts';
import { openStore, type Store } from '../../engine/store/database.ts';
import { saveFilter } from '../../engine/store/filters.ts';
import { insertMailbox } from '../../engine/store/mailboxes.ts';
import { saveHeaders } from '../../engine/store/message-sync.ts';
import type { FilterAction, FilterCondition } from '../../shared/domain/filter.ts';
import type { AccountId, MailboxId } from '../../shared/domain/ids.ts';
import { figuresOf } from './figures.ts';

const MESSAGES = 10_000;

export async function benchFilters(): Promise<void> {
  const { record } = figuresOf('filters', '10,000 messages');
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casier-filters-bench-'));
  const store = openStore({ path: path.join(folder, 'mail.db'), key: new Uint8Array(32).fill(7) });
  try {
    const { accountId, inbox, target } = fill(store);
    const add = (actions: FilterAction[], conditions: FilterCondition[]) => {
      const more = { accountId, enabled: true, onArrival: true, match: 'all' as const };
      store.transaction((tx) => saveFilter(tx, null, { name: 'f', ...more, actions, conditions }));
    };
    add([{ kind: 'move', mailboxId: target }], [{ kind: 'text', field: 'list', test: 'contains', value: 'tice' }]);
    add([{ kind: 'tag', keyword: '$label1' }], [{ kind: 'text', field: 'subject', test: 'contains', value: 'urgent' }]);
    add([{ kind: 'star' }], [{ kind: 'inBook', field: 'from', value: true }]);
    const { tookMs, longestMs } = await timed(store, inbox);
    record('a run of three filters', 'ms', [tookMs], '≤ 2000');
    record('longest time without an answer', 'ms', [longestMs], '≤ 50');
  } finally {
    store.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(store: Store, mailboxId: MailboxId): Promise<{ tookMs: number; longestMs: number }> {
  const operations = createOperations({
    store,
    nowAt: Date.now,
    onProblem: () => {},
    onQueued: () => {},
    onSourcesWanted: () => {},
  });
  let told = () => {};
  const runs = createFilterRuns({ store, operations, now: Date.now, onProgress: () => told() });
  const startedMs = performance.now();
  let lastMs = startedMs;
  let longestMs = 0;
  await new Promise<void>((resolve) => {
    told = () => {
      const nowMs = performance.now();
      longestMs = Math.max(longestMs, nowMs - lastMs);
      lastMs = nowMs;
      if (runs.state()?.state !== 'running') resolve();
    };
    runs.start({ mailboxId, filterIds: null });
  });
  return { tookMs: performance.now() - startedMs, longestMs };
}

/** One in four is of a list, one in ten is urgent. */
function fill(store: Store): { accountId: AccountId; inbox: MailboxId; target: MailboxId } {
  return store.transaction((tx) => {
    const accountId = insertAccount(tx, {
      protocol: 'imap',
      address: 'c.martin@ac-poitiers.fr',
      name: 'C. Martin',
      incoming: null,
      outgoing: null,
      passwordKept: 'session',
    });
    const box = (name: string, role: 'inbox' | null) =>
      insertMailbox(tx, {
        ...{ accountId, parentId: null, path: name, delimiter: '/', name, role },
        ...{ selectable: true, localOnly: false },
      });
    const inbox = box('INBOX', 'inbox');
    const target = box('Listes', null);
    const headers = Array.from({ length: MESSAGES }, (_, i) => ({
      ...{ uid: i + 1, flags: [], internalDateAt: 1_700_000_000_000 + i, sizeBytes: 4_000 },
      facts: factsOf(i),
    }));
    saveHeaders(tx, { id: inbox, accountId }, headers);
    return { accountId, inbox, target };
  });
}

function factsOf(i: number): HeaderFacts {
  const person = (n: number) => ({ name: `Personne ${n}`, address: `personne${n}@ac-poitiers.fr` });
  return {
    subject: i % 10 === 0 ? `Urgent : réunion ${i}` : `Compte rendu numéro ${i}`,
    from: [person(i % 400)],
    sender: null,
    replyTo: [],
    to: [person(1_000), person(1_001)],
    cc: [],
    bcc: [],
    dateAt: 1_700_000_000_000 + i,
    messageIdHeader: `m${i}@bench`,
    inReplyTo: null,
    references: [],
    listId: i % 4 === 0 ? 'animateurs.tice17.ac-poitiers.fr' : null,
    listPost: null,
    mailFollowupTo: [],
    deliveredTo: [],
    likelyAttachments: false,
  };
}
