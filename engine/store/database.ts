// Opens the one encrypted database of this OS user and runs its transactions. Invariants: nothing is written outside
// of a transaction; changes are told after commit only; a database that cannot be opened is left exactly as it lies
// (wrong key, broken, from the future, disk full), and the reason is said. Tables and queries are the other files'.
import { existsSync } from 'node:fs';
import Database from '@signalapp/sqlcipher';
import { MailError } from '../../shared/domain/problem.ts';
import { collectChanges, type StoreChanges } from './changes.ts';
import { type Checkpointer, createCheckpointer } from './checkpointer.ts';
import { unlock } from './connection.ts';
import { sqliteCode, storeError } from './errors.ts';
import {
  preparedStatements,
  type ReadDb,
  readHandle,
  type SlowLog,
  type StatementWatch,
  type WriteDb,
  writeHandle,
} from './handles.ts';
import { createKeptLists } from './kept-lists.ts';
import { createKeptOrders } from './kept-orders.ts';
import { followLists } from './list-changes.ts';
import { type LogMark, openLogMark } from './log-mark.ts';
import { migrate } from './migrations/migrate.ts';
import { lockForThisProcess } from './process-lock.ts';
import { isKeyOf } from './repair/remains.ts';
import { cardKeeper } from './repair/rescue-card.ts';
import { openSearchIndex, type SearchChanges, type SearchIndex } from './search-index.ts';
import { searchPath } from './search-writer.ts';

export const KEY_BYTES = 32;

/**
 * `durable`: on the disk when `transaction` returns, power cut or not. For everything a person did and for every
 * step of a sending: those exist nowhere else.
 * `refetchable`: safe from a crash of the program, but the last of it may be missing after a power cut (never
 * broken). For what the server will simply tell again: saves an fsync per chunk of a sync.
 */
export type Durability = 'durable' | 'refetchable';

export interface Store {
  readonly reads: ReadDb;
  readonly search: Pick<
    SearchIndex,
    'gap' | 'fill' | 'attachedReached' | 'fillAttached' | 'revive' | 'room' | 'onNews'
  >;
  /** What was committed last was taken away since, with the end of the log. */
  readonly isCutOff: boolean;
  /** Commits when `work` returns, rolls back when it throws. Not nestable. */
  transaction<Result>(work: (tx: WriteDb) => Result, durability?: Durability): Result;
  /** Called after each commit that changed something. Answers how to stop listening. */
  onChange(listener: (changes: StoreChanges) => void): () => void;
  /** Lets go of all that is held in memory: what is read next comes from the disk. */
  forgetPages(): void;
  /** For idle times: takes the write-ahead log into the database, and gives a bit of freed space back to the disk. */
  tidy(): void;
  close(): void;
}

export interface StoreOptions {
  path: string;
  key: Uint8Array;
  onSlow?: SlowLog;
  /** A page that cannot be read was met; whoever asked for it is told as well. */
  onBroken?: () => void;
  /** The built checkpoint-worker.ts; without it checkpoints are done on the caller's thread. */
  checkpointWorker?: URL;
  /** The built search-worker.ts; without it the search index is written on the caller's thread. */
  searchWorker?: URL;
  /** For tests of a full disk: how many pages more than it has there is room for. */
  roomPages?: number;
}

/** Opens or creates. Throws MailError kind `store`. */
export function openStore(options: StoreOptions): Store {
  const { path, key, roomPages } = options;
  if (key.length !== KEY_BYTES) throw new RangeError(`the key has ${key.length} bytes, not ${KEY_BYTES}`);
  const isNew = !existsSync(path);
  const database = openDatabase(path);
  let unlockProcess = () => {};
  let logMark: LogMark | null = null;
  try {
    unlockProcess = lockForThisProcess(path);
    logMark = openLogMark(path);
    if (logMark.standing === 'damaged') throw new MailError({ kind: 'store', reason: 'storeBroken', detail: 'log' });
    configure(database, key, isNew);
    migrate(database);
    if (roomPages !== undefined) {
      const pages = database.pragma('page_count', { simple: true });
      database.pragma(`max_page_count = ${Number(pages) + roomPages}`);
    }
    const keepCard = cardKeeper(database, path, key);
    keepCard();
    const search = openSearchIndex({
      path: searchPath(path),
      key,
      worker: options.searchWorker ?? null,
      store: storeIdentity(database),
      newest: newestOf(database, 'SELECT max(id) FROM source_bytes'),
      newestRead: newestOf(database, 'SELECT max(seq) FROM attachment_reads'),
    });
    const checkpointer = createCheckpointer(database, { path, key }, options.checkpointWorker ?? null);
    const mark = logMark;
    const close = () => {
      keepCard();
      search.close();
      checkpointer.close();
      mark.close();
      database.close();
      unlockProcess();
    };
    const store = storeOn({ database, search, checkpointer, logMark: mark, watch: options, close });
    store.onChange(({ areas }) => {
      if (areas.includes('accounts') || areas.includes('settings')) keepCard();
    });
    return store;
  } catch (error) {
    logMark?.close();
    database.close();
    unlockProcess();
    throw openingError(error, path, key);
  }
}

/** SQLite says the same of a wrong key and of a damaged first page. */
function openingError(error: unknown, path: string, key: Uint8Array): unknown {
  if (sqliteCode(error) === 'SQLITE_NOTADB' && !isKeyOf(path, key)) {
    return new MailError({ kind: 'store', reason: 'keyLost', detail: 'not the key of this store' }, { cause: error });
  }
  return storeError(error);
}

function openDatabase(path: string): Database {
  try {
    return new Database(path, { cacheStatements: true });
  } catch (cause) {
    // The library gives no code here; opening fails for the folder's sake (missing, not ours, no such disk).
    throw new MailError({ kind: 'store', detail: 'SQLITE_CANTOPEN' }, { cause });
  }
}

function configure(database: Database, key: Uint8Array, isNew: boolean): void {
  unlock(database, key);
  if (isNew) database.pragma('auto_vacuum = INCREMENTAL');
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma(`cache_size = -${CACHE_KB}`);
  database.pragma('foreign_keys = ON');
  // The library's build overwrites freed pages with zeros; they are encrypted already.
  database.pragma('secure_delete = OFF');
}

/** Twice as much saves a first sync a tenth of the store's processor time at most; of the engine's 200 MB it is much. */
const CACHE_KB = 6_144;
const VACUUM_PAGES = 100;

interface Opened {
  database: Database;
  search: SearchIndex;
  checkpointer: Checkpointer;
  logMark: LogMark;
  watch: StatementWatch;
  close(): void;
}

function storeOn({ database, search, checkpointer, logMark, watch, close }: Opened): Store {
  const statements = preparedStatements(database);
  const changes = followLists(database);
  const kept = { orders: createKeptOrders(changes), lists: createKeptLists(changes) };
  const reads = readHandle(statements, watch, search, kept);
  const listeners = new Set<(changes: StoreChanges) => void>();
  let durability: Durability = 'durable';
  let running = false;

  const setDurability = (wanted: Durability) => {
    if (wanted === durability) return;
    database.pragma(wanted === 'durable' ? 'synchronous = FULL' : 'synchronous = NORMAL');
    durability = wanted;
  };

  const tell = (changes: StoreChanges) => {
    for (const listener of listeners) listener(changes);
  };
  search.onNews(() => tell({ areas: ['search'], lists: [], messages: [] }));

  return {
    reads,
    search,
    isCutOff: logMark.standing === 'cutOff',
    transaction(work, wanted = 'durable') {
      if (running) throw new Error('a store transaction inside another');
      running = true;
      const changed = collectChanges();
      const toSearch: SearchChanges = { put: [], remove: [], attached: [] };
      let result: ReturnType<typeof work>;
      try {
        setDurability(wanted);
        result = inTransaction(database, () =>
          work(writeHandle(statements, reads, { changed, search: toSearch }, watch)),
        );
      } finally {
        running = false;
      }
      const logPages = checkpointer.afterCommit();
      if (logPages !== null && wanted === 'durable') logMark.note(logPages);
      const changes = changed.taken();
      search.follow(toSearch);
      if (changes) tell(changes);
      return result;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    forgetPages: () => void database.pragma('shrink_memory'),
    tidy() {
      try {
        database.pragma(`incremental_vacuum(${VACUUM_PAGES})`);
        database.pragma('wal_checkpoint(PASSIVE)');
      } catch (error) {
        throw storeError(error);
      }
    },
    close,
  };
}

/** Which store this is, whatever folder it lies in: its search index is of no other. */
function storeIdentity(database: Database): string {
  return String(database.prepare('SELECT id FROM store_identity', { pluck: true }).get());
}

function newestOf(database: Database, sql: string): () => number {
  const newest = database.prepare(sql, { pluck: true });
  return () => Number(newest.get() ?? 0);
}

function inTransaction<Result>(database: Database, work: () => Result): Result {
  try {
    database.exec('BEGIN IMMEDIATE');
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    rollBack(database);
    throw storeError(error);
  }
}

/** SQLite itself rolls back on some errors (SQLITE_FULL, SQLITE_IOERR): then there is nothing left to roll back. */
function rollBack(database: Database): void {
  try {
    database.exec('ROLLBACK');
  } catch {
    // No transaction is active: what ended it is already being thrown.
  }
}
