// What messages are written and sent with: drafts, the scanner of what is attached, the outbox, mailings. All of them
// ask the guard with the same facts.
import type { AccountId } from '../shared/domain/ids.ts';
import type { Language } from '../shared/domain/language.ts';
import { DEFAULT_GUARD_LEVEL } from '../shared/domain/policies.ts';
import type { Settings } from '../shared/domain/settings.ts';
import type { Accounts } from './accounts/accounts.ts';
import { personFacts } from './address-book/person-facts.ts';
import { pupilFacts } from './address-book/pupil-facts.ts';
import { alarm } from './alarm.ts';
import type { ChangeFeed } from './api/change-feed.ts';
import type { ParsePool } from './mime/parse-pool.ts';
import { createAttachmentScans, createDrafts, createMailings, createOutbox } from './outbox/index.ts';
import type { RoomsOptions } from './rooms-options.ts';
import { createScanner } from './scan/index.ts';

interface Around {
  parsers: ParsePool;
  changes: ChangeFeed;
  accounts: Accounts;
  settings: () => Settings;
  language: () => Language;
}

export type WritingRooms = ReturnType<typeof openWritingRooms>;

export function openWritingRooms(options: RoomsOptions, around: Around) {
  const { store, workers, policies, now, tell } = options;
  const { parsers, changes, accounts, settings, language } = around;
  const scanner = createScanner({ workerUrl: workers.scan });
  const scans = createAttachmentScans({
    store,
    scanner,
    onUnwritten: () => changes.note({ areas: ['drafts'], lists: [], messages: [] }),
  });
  const writing = {
    store,
    scans,
    pupils: () => pupilFacts(store.reads),
    settings,
    guardLevel: policies.guard ?? DEFAULT_GUARD_LEVEL,
    nowAt: now,
    factsOf: (addresses: string[]) => personFacts(store.reads, addresses),
    digest: parsers.digest,
    onQueued: (accountId: AccountId) => accounts.operationsDue(accountId),
  };
  const outbox = createOutbox({
    ...writing,
    at: (atMs, callBack) => alarm(atMs - now(), callBack),
    steadyMs: () => performance.now(),
    dice: Math.random,
    submitterOf: accounts.submitterOf,
    noteGeneration: options.noteGeneration,
    onProblem: (problem) => tell({ type: 'problem', problem }),
    onProblemGone: (id) => tell({ type: 'problemGone', id }),
  });
  const drafts = createDrafts({ ...writing, language });
  const mailings = createMailings({ ...writing, language });
  return { writing, scanner, scans, outbox, drafts, mailings };
}
