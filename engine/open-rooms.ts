// Everything that lives on an open store, put together: what begins and ends in which order. Who knows whom stands in
// account-rooms.ts and writing-rooms.ts, who answers what in room-handlers.ts.
import { availableParallelism } from 'node:os';
import { languageOf } from '../shared/domain/language.ts';
import { type AccountRooms, openAccountRooms } from './account-rooms.ts';
import { startUpkeep } from './accounts/upkeep.ts';
import { alarm } from './alarm.ts';
import { type ChangeFeed, createChangeFeed } from './api/change-feed.ts';
import type { ApiContext } from './api/handlers.ts';
import { throttled } from './api/throttle.ts';
import { startReadingAttachments } from './attachment-reading.ts';
import { createActivities } from './core/activities.ts';
import { createFilterRuns } from './filters/index.ts';
import { createCleanUps } from './housekeeping/clean-up.ts';
import { createTransfers } from './import/transfers.ts';
import { createParsePool, type ParsePool } from './mime/parse-pool.ts';
import { createNotices, type Notices } from './notices/notices.ts';
import { mailboxBelow, takeIn } from './operations/index.ts';
import { type RoomHandlers, roomHandlers } from './room-handlers.ts';
import type { RoomsOptions } from './rooms-options.ts';
import { keepIndex } from './search/keep-index.ts';
import { createSpeller } from './spelling/speller.ts';
import { getSettings } from './store/settings.ts';
import { createStoreCheck } from './store-check.ts';
import { watchBackground } from './watch-background.ts';
import { pastProblem, watchRooms } from './watch-rooms.ts';
import { openWritingRooms, type WritingRooms } from './writing-rooms.ts';

const STATUS_INTERVAL_MS = 200;
/** Two cores are common: one for this thread, the other shared by the parser and whoever writes the index. */
const PARSER_THREADS = availableParallelism() > 2 ? 2 : 1;
/** The folder of an export that has no address to be named by. */
const LOCAL_FOLDERS = { fr: 'Dossiers locaux', en: 'Local folders' } as const;

export interface Rooms {
  handlers: RoomHandlers;
  close(): Promise<void>;
}

export function openRooms(given: RoomsOptions): Rooms {
  const activities = createActivities(() => changes.note({ areas: ['activities'], lists: [], messages: [] }));
  const options: RoomsOptions = {
    ...given,
    tell(event) {
      given.tell(event);
      if (event.type === 'problem') activities.noteProblem(pastProblem(event.problem));
    },
  };
  const { store, workers, policies, recorder, tell } = options;
  const parsers = createParsePool({ workerUrl: workers.parse, size: PARSER_THREADS });
  const speller = createSpeller(workers.spelling);
  const tellStatus = throttled(() => tell({ type: 'status', status: opened.accounts.statuses() }), STATUS_INTERVAL_MS);
  const changes = createChangeFeed(tell);
  store.onChange((change) => {
    changes.note(change);
    tellStatus();
  });
  const settings = () => getSettings(store.reads, policies);
  const language = () => languageOf(settings().language, options.locale);
  const opened = openAccountRooms(options, { parsers, changes, tellStatus, outbox: () => writing.outbox });
  const { accounts } = opened;
  const writing = openWritingRooms(options, { parsers, changes, accounts, settings, language });
  const context = { store, language, settings };
  const transfers = openTransfers(options, { context, parsers, accounts });

  const notices = createNotices({
    ...{ store, settings, now: options.now, tell, factsOf: writing.writing.factsOf },
    at: (atMs, callBack) => alarm(atMs - options.now(), callBack),
    onTurn: () => accounts.rest((id) => notices.rests(id)),
  });
  const filterRuns = createFilterRuns({
    store,
    operations: opened.operations,
    now: options.now,
    onProgress: () => changes.note({ areas: ['filters'], lists: [], messages: [] }),
  });

  startAll(opened, writing, notices);
  store.onChange(notices.note);
  const indexKeeper = keepIndex({ store, digest: parsers.digest, note: (facts) => recorder.record(null, facts) });
  const attachmentReader = startReadingAttachments(options, accounts);
  const storeCheck = openStoreCheck(options, opened);
  const cleanUps = createCleanUps({ store, operations: opened.operations, language, now: options.now });
  watchRooms(activities, { accounts, outbox: writing.outbox, transfers, storeCheck });
  watchBackground(activities, { store, attachments: attachmentReader, filterRuns, cleanUps, setups: opened.setups });
  const stopUpkeep = startUpkeep(store, accounts, (facts) => recorder.record(null, facts));
  recorder.record(null, { kind: 'program', what: 'opened' });

  return {
    handlers: roomHandlers(options, context, {
      ...opened,
      ...writing,
      transfers,
      speller,
      storeCheck,
      activities,
      notices,
      filterRuns,
      cleanUps,
    }),
    async close() {
      notices.stop();
      stopUpkeep();
      opened.arrivals.stop();
      await filterRuns.stop();
      await storeCheck.close();
      await opened.moving.stop();
      await transfers.stopRunning();
      await attachmentReader.close();
      const indexKept = indexKeeper.close();
      await opened.setups.stop();
      const outboxStopped = writing.outbox.stop();
      await writing.scans.close();
      await outboxStopped;
      await accounts.stopAll();
      await indexKept;
      await parsers.close();
      await speller.close();
      tellStatus.cancel();
      endQuietly(options, changes);
    },
  };
}

function startAll(
  { accounts, setups, arrivals }: AccountRooms,
  { drafts, scans, outbox }: WritingRooms,
  notices: Notices,
): void {
  drafts.forgetVanished();
  scans.forgetUnused();
  outbox.start();
  accounts.rest((id) => notices.rests(id));
  accounts.startAll();
  setups.start();
  void drafts.fileUnfiled();
  // Last, as they wake by themselves: on a full disk the store is closed again before this.
  arrivals.start();
  notices.start();
}

function openTransfers(
  { store, places, onDisk, workers, now }: RoomsOptions,
  { context, parsers, accounts }: { context: ApiContext; parsers: ParsePool } & Pick<AccountRooms, 'accounts'>,
) {
  return createTransfers({
    store,
    places,
    onDisk,
    backupWorker: workers.backup,
    digest: parsers.digest,
    takeIn,
    mailboxBelow,
    onQueued: (accountId) => accounts.operationsDue(accountId),
    language: context.language,
    localFoldersName: () => LOCAL_FOLDERS[context.language()],
    now,
  });
}

function openStoreCheck({ store, onDisk, afterCrash, now, tell }: RoomsOptions, { accounts }: AccountRooms) {
  return createStoreCheck({
    store,
    path: onDisk.database,
    key: onDisk.key,
    afterCrash,
    isIdle: accounts.areAtRest,
    now,
    onState: (state) => tell({ type: 'storeCheck', state }),
    onProblem: (problem) => tell({ type: 'problem', problem }),
  });
}

/** Nobody writes any more. */
function endQuietly({ store, recorder }: RoomsOptions, changes: ChangeFeed): void {
  changes.close();
  recorder.record(null, { kind: 'program', what: 'closed' });
  recorder.close();
  store.close();
}
