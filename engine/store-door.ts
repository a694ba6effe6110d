// From the key to the open store: at the start, when the person has typed a mailbox password because no keychain holds
// the key, and again when the person has done something about what kept it shut. What is opened behind the door is the
// caller's.
import { existsSync, statSync } from 'node:fs';
import type { StoreState } from '../shared/contract/store.ts';
import type { JournalFacts } from '../shared/domain/journal.ts';
import { MailError } from '../shared/domain/problem.ts';
import { type BackupContents, canBeReplaced } from '../shared/domain/transfer.ts';
import type { Keychain } from './accounts/keychain.ts';
import { makeReadyToRestore, readBackup } from './accounts/restore.ts';
import {
  findPasswordSlots,
  findStoreKey,
  type StoreKey,
  type StoreKeySearch,
  storePaths,
} from './accounts/store-key.ts';
import { openWitness, type Witness } from './accounts/witness.ts';
import { journalError } from './core/journal-line.ts';
import type { SourceDigest } from './core/message-facts.ts';
import { expectMailError, problemAt } from './core/problems.ts';
import { unpackSource } from './mime/packed-source.ts';
import { finishSwap } from './store/backup/swap-store.ts';
import { openStore, type Store } from './store/database.ts';
import { expectUsableFolder } from './store/folder.ts';
import { isStoreMissing, setRemainsAside } from './store/left-behind.ts';
import { finishRepair, repairStore } from './store/repair/repair.ts';
import { readCard } from './store/repair/rescue-card.ts';
import { greet } from './store-greeting.ts';

export interface StoreDoorOptions<Rooms extends { close(): Promise<void> }> {
  dataDir: string;
  dataDirOnNetworkDrive: boolean;
  /** The built store/checkpoint-worker.ts and store/search-worker.ts. */
  checkpointWorker: URL;
  searchWorker: URL;
  openKeychain(): Promise<Keychain | null>;
  /** `onKept`: the key just got a place to be kept in. */
  openRooms(opened: {
    store: Store;
    storeKey: StoreKey;
    keychain: Keychain | null;
    /** Remembered outside of the store, before what counts happens. */
    noteGeneration(generation: number): Promise<void>;
    /** The last end was a crash or a power cut. */
    afterCrash: boolean;
    onKept(): void;
  }): Rooms;
  onState(state: StoreState): void;
  /** A page that cannot be read was met while the store is open. */
  onBroken(): void;
  /** For a repair, which reads every message again. */
  openParsers(): { digest(raw: Uint8Array): Promise<SourceDigest>; close(): Promise<void> };
  now(): number;
  record(accountId: null, facts: JournalFacts): void;
}

export interface StoreDoor<Rooms> {
  state(): StoreState;
  unlock(password: string): Promise<{ ok: boolean }>;
  /** Tries again what failed, and opens what was repaired; does nothing where there is nothing of the kind. */
  open(): Promise<void>;
  /**
   * Builds a new store from what can still be read; the state tells how far it is and what came of it. Where the store
   * is gone and nothing beside it can be read, an empty one begins.
   */
  repair(): Promise<void>;
  /** Waits while the store is being opened. Throws MailError while it is locked or cannot be opened. */
  rooms(): Promise<Rooms>;
  /** Throws MailError `place`. */
  readBackup(file: string, passphrase: string): Promise<BackupContents>;
  /** Puts the backup in the store's place, and opens it. Throws MailError; the store is then as it was. */
  restore(file: string, passphrase: string): Promise<BackupContents>;
  /** What was opened, if anything, once the opening is over. */
  settled(): Promise<Rooms | null>;
}

export function openStoreDoor<Rooms extends { close(): Promise<void> }>(
  options: StoreDoorOptions<Rooms>,
): StoreDoor<Rooms> {
  const { dataDir, now, record } = options;
  const paths = storePaths(dataDir);
  let state: StoreState = { kind: 'opening' };
  let rooms: Rooms | null = null;
  let locked: Extract<StoreKeySearch, { kind: 'locked' }> | null = null;
  let keychain: Keychain | null = null;
  /** That of the store that was opened last, or that was tried. */
  let lastKey: Uint8Array | null = null;
  let witness: Witness | null = null;
  /** The store is gone, and the person knows. */
  let mayBegin = false;

  const setState = (next: StoreState) => {
    state = next;
    options.onState(state);
  };

  const open = (storeKey: StoreKey) => {
    const onSlow = ({ name, tookMs }: { name: string; tookMs: number }) =>
      record(null, { kind: 'store', what: 'slow', name, tookMs: Math.round(tookMs) });
    lastKey = storeKey.key;
    if (!storeKey.isNew && !mayBegin && isStoreMissing(paths))
      throw new MailError({ kind: 'store', reason: 'storeMissing' });
    const afterCrash = leftOpen(paths.database);
    const store = openStore({
      path: paths.database,
      key: storeKey.key,
      onSlow,
      onBroken: options.onBroken,
      checkpointWorker: options.checkpointWorker,
      searchWorker: options.searchWorker,
    });
    try {
      const { notices, noteGeneration } = greet(store, witness, now);
      const onKept = () => setState({ kind: 'open', kept: storeKey.isKept(), ...(notices.length > 0 && { notices }) });
      rooms = options.openRooms({ store, storeKey, keychain, noteGeneration, afterCrash, onKept });
      onKept();
    } catch (error) {
      // The disk became full just now: tried again, a store that nobody closed would pass for another Casier's.
      store.close();
      throw error;
    }
  };

  const orFailed = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      const problem = problemAt({ during: 'store' }, expectMailError(error).data, now());
      record(null, { kind: 'store', what: 'failed', error: journalError(problem) });
      setState({ kind: 'failed', problem });
    }
  };

  const lookAndOpen = async () => {
    if (options.dataDirOnNetworkDrive) throw new MailError({ kind: 'store', reason: 'networkDrive' });
    expectUsableFolder(dataDir, paths.database);
    finishSwap(paths);
    finishRepair(paths.database);
    keychain = await options.openKeychain();
    witness = await openWitness(paths.witness, keychain, dataDir);
    const search = await findStoreKey(paths, keychain);
    if (search.kind === 'found') return openOrAsk(search.storeKey);
    lock(search);
  };
  const lock = (search: Extract<StoreKeySearch, { kind: 'locked' }>) => {
    locked = search;
    setState({ kind: 'locked', addresses: search.addresses });
  };
  /** A keychain may hold the key of another store (a profile brought over from another PC): then a password helps. */
  const openOrAsk = (storeKey: StoreKey) => {
    try {
      open(storeKey);
    } catch (error) {
      if (expectMailError(error).data.reason !== 'keyLost') throw error;
      const byPassword = findPasswordSlots(paths, keychain);
      if (!byPassword) throw error;
      lock(byPassword);
    }
  };
  const repair = async (key: Uint8Array) => {
    const former = rooms;
    rooms = null;
    setState({ kind: 'repairing', progress: { step: 'reading', done: 0, total: 0 } });
    await former?.close();
    const parsers = options.openParsers();
    try {
      const report = await repairStore({
        path: paths.database,
        key,
        readAgain: (packed) => parsers.digest(unpackSource(packed)),
        nowAt: now(),
        onProgress: (progress) => setState({ kind: 'repairing', progress }),
      });
      record(null, { kind: 'store', what: 'repaired', count: report.unreadablePages });
      setState({ kind: 'repaired', report });
    } finally {
      await parsers.close();
    }
  };
  const beginAgain = async () => {
    if (lastKey && readCard(paths.database, lastKey)) return repair(lastKey);
    setRemainsAside(paths, lastKey !== null, now());
    mayBegin = true;
    setState({ kind: 'opening' });
    await lookAndOpen();
  };
  let opening = orFailed(lookAndOpen);

  return {
    state: () => state,
    async unlock(password) {
      await opening;
      if (!locked) return { ok: rooms !== null };
      const storeKey = await locked.unlock(password);
      if (!storeKey) return { ok: false };
      locked = null;
      await orFailed(async () => open(storeKey));
      return { ok: true };
    },
    async open() {
      await opening;
      if (state.kind === 'failed' || state.kind === 'repaired') {
        setState({ kind: 'opening' });
        opening = orFailed(lookAndOpen);
      }
      await opening;
    },
    async repair() {
      await opening;
      const key = lastKey;
      if (state.kind === 'failed' && state.problem.reason === 'storeMissing') {
        opening = orFailed(beginAgain);
        return opening;
      }
      if (!key || (state.kind !== 'failed' && state.kind !== 'open')) return;
      opening = orFailed(() => repair(key));
      await opening;
    },
    readBackup: (file, passphrase) => readBackup(file, passphrase),
    async restore(file, passphrase) {
      await opening;
      // Open elsewhere, on a drive or in a folder that nothing may be put into: no restoration mends that.
      if (state.kind === 'failed' && !canBeReplaced(state.problem.reason)) throw new MailError(state.problem);
      const restored = await makeReadyToRestore(
        { paths, keychain, storeName: dataDir, nowAt: now() },
        file,
        passphrase,
      );
      // From here on a crash changes nothing: the next start goes on with it.
      setState({ kind: 'opening' });
      const former = rooms;
      rooms = null;
      locked = null;
      opening = orFailed(async () => {
        await former?.close();
        // Old on purpose.
        await witness?.forget();
        await lookAndOpen();
      });
      await opening;
      return restored;
    },
    async rooms() {
      await opening;
      if (rooms) return rooms;
      throw new MailError(state.kind === 'failed' ? state.problem : { kind: 'store', reason: 'storeLocked' });
    },
    async settled() {
      await opening;
      return rooms;
    },
  };
}

/** A store that is closed in order leaves no log. */
function leftOpen(database: string): boolean {
  const log = `${database}-wal`;
  return existsSync(log) && statSync(log).size > 0;
}
