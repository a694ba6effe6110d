// The one connection that writes the search index, whichever thread it is on. The index is a database of its own beside
// the store, derived from it and so never precious: contentless FTS5 whose row ids are the sources', in pieces by time
// (search-shards.ts), and how far it has got. What is written here can be lost, doubled or thrown away; search-index.ts and
// engine/search/keep-index.ts see to it that it is made again. Invariant: how far it has got and what it holds are
// committed together.
import { existsSync, rmSync } from 'node:fs';
import Database, { type Statement } from '@signalapp/sqlcipher';
import type { IndexRemade } from '../../shared/domain/journal.ts';
import { MailError } from '../../shared/domain/problem.ts';
import { unlock } from './connection.ts';
import { fileError, storeError } from './errors.ts';
import { createShard, shardOf, shardsIn, tableOf } from './search-shards.ts';
import { startsOf } from './search-starts.ts';

/** A source as the search looks for it. */
export interface SearchDocument {
  sourceId: number;
  subject: string;
  senders: string;
  recipients: string;
  attachments: string;
  body: string;
  /** What was read in its attachments. */
  attached: string;
}

/** How much text there is to write, in characters. */
export function textLength(documents: readonly SearchDocument[]): number {
  return documents.reduce(
    (sum, { subject, senders, recipients, attachments, body, attached }) =>
      sum + subject.length + senders.length + recipients.length + attachments.length + body.length + attached.length,
    0,
  );
}

export interface SearchWriter {
  /** Begins a transaction where none runs. */
  put(document: SearchDocument): void;
  remove(sourceId: number): void;
  /** All that the store had up to this number (source_bytes.id) is in the index once this is committed. */
  reach(storedUpTo: number): void;
  /** What was read of attachments up to this number (attachment_reads.seq) is in it, too, or in the gap. */
  reachAttached(readUpTo: number): void;
  commit(): void;
  /** Gives up what is not committed. */
  rollBack(): void;
  /** Merges a bit: true = there may be more to merge. */
  merge(): boolean;
  close(): void;
}

/** Another schema or tokenizer is another number: an index of any other is made anew. */
const VERSION = 5;
const CACHE_KB = 2_048;
const CHECKPOINT_PAGES = 500;
const MERGE_PAGES = 256;

const SCHEMA = `
  CREATE TABLE progress (
    id INTEGER PRIMARY KEY CHECK (id = 1), store TEXT NOT NULL, reached INTEGER NOT NULL, attached INTEGER NOT NULL
  );
  CREATE TABLE shards (number INTEGER PRIMARY KEY);
  PRAGMA user_version = ${VERSION};`;

export interface SearchFile {
  path: string;
  key: Uint8Array;
  /** Behaves as on a disk that is full beyond so many pages; for tests. */
  maxPages?: number;
}

/** Beside the store, under a name of its own. */
export function searchPath(storePath: string): string {
  return `${storePath.replace(/\.db$/, '')}-search.db`;
}

export interface PreparedIndex {
  reader: Database;
  /** null: it lay there ready. */
  remade: IndexRemade | null;
}

/** Makes a new index where there is none of this store, or none that can be read. Throws MailError `store`. */
export function prepareSearchFile(file: SearchFile, store: string, newestRead: () => number): PreparedIndex {
  const found = openFit(file, store);
  if (typeof found !== 'string') return { reader: found, remade: null };
  removeSearchFile(file);
  const reader = openSearchFile(file);
  try {
    reader.exec(`BEGIN IMMEDIATE; ${SCHEMA}`);
    reader.prepare('INSERT INTO progress VALUES (1, ?, 0, ?)').run([store, newestRead()]);
    reader.exec('COMMIT');
    return { reader, remade: found };
  } catch (error) {
    reader.close();
    throw storeError(error);
  }
}

/** Nothing of it may be open. Throws MailError `store`. */
export function removeSearchFile({ path }: SearchFile): void {
  try {
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
  } catch (error) {
    throw fileError(error);
  }
}

/** Open, or why it is none that can be used. */
function openFit(file: SearchFile, store: string): Database | IndexRemade {
  if (!existsSync(file.path)) return 'missing';
  let database: Database | null = null;
  try {
    database = openSearchFile(file);
    const why = whyUnfit(database, store);
    if (!why) return database;
    database.close();
    return why;
  } catch (error) {
    database?.close();
    const fault = storeError(error);
    if (fault instanceof MailError && fault.data.reason === 'storeBroken') return 'unreadable';
    throw fault;
  }
}

function whyUnfit(database: Database, store: string): IndexRemade | null {
  if (Number(database.pragma('user_version', { simple: true })) !== VERSION) return 'otherVersion';
  if (database.prepare('SELECT store FROM progress', { pluck: true }).get() !== store) return 'otherStore';
  // Reads what FTS5 keeps of how its newest piece is laid out.
  const newest = shardsIn(database).at(-1);
  if (newest !== undefined) database.prepare(`SELECT rowid FROM ${tableOf(newest)} LIMIT 1`, { pluck: true }).get();
  return null;
}

export function openSearchFile({ path, key, maxPages }: SearchFile): Database {
  const database = openDatabase(path);
  try {
    unlock(database, key);
    database.pragma('journal_mode = WAL');
    // The last of it may be missing after a power cut: it is made again.
    database.pragma('synchronous = NORMAL');
    database.pragma(`cache_size = -${CACHE_KB}`);
    database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    database.pragma('secure_delete = OFF');
    if (maxPages !== undefined) database.pragma(`max_page_count = ${maxPages}`);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function openDatabase(path: string): Database {
  try {
    return new Database(path, { cacheStatements: true });
  } catch (cause) {
    // The library gives no code here.
    throw new MailError({ kind: 'store', detail: 'SQLITE_CANTOPEN' }, { cause });
  }
}

export function openSearchWriter(file: SearchFile): SearchWriter {
  const database = openSearchFile(file);
  const shards = openShards(database);
  let running = false;
  const begin = () => {
    if (!running) database.exec('BEGIN IMMEDIATE');
    running = true;
  };
  const end = (how: 'COMMIT' | 'ROLLBACK') => {
    if (running) database.exec(how);
    running = false;
  };
  /** SQLite itself has rolled back where the disk was full: then there is nothing left to roll back. */
  const rollBack = () => {
    try {
      end('ROLLBACK');
    } catch {
      running = false;
    }
    shards.forget();
  };
  return {
    put(document) {
      begin();
      const { sourceId, subject, senders, recipients, attachments, body, attached } = document;
      shards
        .putting(sourceId)
        .run([sourceId, subject, senders, recipients, attachments, body, attached, startsOf(document)]);
    },
    remove(sourceId) {
      begin();
      shards.removing(sourceId)?.run([sourceId]);
    },
    reach(storedUpTo) {
      begin();
      database.prepare('UPDATE progress SET reached = ?').run([storedUpTo]);
    },
    reachAttached(readUpTo) {
      begin();
      database.prepare('UPDATE progress SET attached = ?').run([readUpTo]);
    },
    commit: () => end('COMMIT'),
    rollBack,
    merge() {
      const changes = () => Number(database.prepare('SELECT total_changes()', { pluck: true }).get());
      return shardsIn(database).some((shard) => {
        const before = changes();
        const table = tableOf(shard);
        database.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('merge', ?)`).run([MERGE_PAGES]);
        return changes() - before >= 2;
      });
    },
    close() {
      try {
        end('COMMIT');
      } finally {
        database.close();
      }
    },
  };
}

interface Shards {
  /** Makes the piece that a source belongs to, in the transaction that runs. */
  putting(sourceId: number): Statement;
  /** null: there is no such piece. */
  removing(sourceId: number): Statement | null;
  /** A piece may have been made in the transaction that is rolled back. */
  forget(): void;
}

function openShards(database: Database): Shards {
  let known: Map<number, { put: Statement; remove: Statement }> | null = null;
  const knownNow = () => {
    known ??= new Map(shardsIn(database).map((shard) => [shard, statementsOf(database, shard)]));
    return known;
  };
  return {
    putting(sourceId) {
      const shard = shardOf(sourceId);
      const found = knownNow().get(shard);
      if (found) return found.put;
      createShard(database, shard);
      const made = statementsOf(database, shard);
      knownNow().set(shard, made);
      return made.put;
    },
    removing: (sourceId) => knownNow().get(shardOf(sourceId))?.remove ?? null,
    forget() {
      known = null;
    },
  };
}

function statementsOf(database: Database, shard: number): { put: Statement; remove: Statement } {
  const table = tableOf(shard);
  return {
    put: database.prepare(
      `INSERT OR REPLACE INTO ${table} (rowid, subject, senders, recipients, attachments, body, attached, starts)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ),
    remove: database.prepare(`DELETE FROM ${table} WHERE rowid = ?`),
  };
}
