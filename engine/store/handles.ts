// How the rest of this room speaks to SQLite: by named statements on a branded handle. A ReadDb only reads; a WriteDb
// exists only while a transaction runs, so nothing is ever written outside of one. Every statement has a name, under
// which it is logged when slow; values are never logged.
import type Database from '@signalapp/sqlcipher';
import { MailError } from '../../shared/domain/problem.ts';
import type { ChangeCollector } from './changes.ts';
import { storeError } from './errors.ts';
import type { KeptLists } from './kept-lists.ts';
import type { KeptOrders } from './kept-orders.ts';
import type { SearchChanges, SearchIndex, SourceRange } from './search-index.ts';

export type SqlValue = string | number | null | Uint8Array;

declare const readBrand: unique symbol;
declare const writeBrand: unique symbol;

export interface ReadDb {
  readonly [readBrand]: true;
  all<Row extends object>(name: string, sql: string, params?: readonly SqlValue[]): Row[];
  get<Row extends object>(name: string, sql: string, params?: readonly SqlValue[]): Row | undefined;
  /** The first column of every row. */
  pluck<Value extends SqlValue>(name: string, sql: string, params?: readonly SqlValue[]): Value[];
  /** The first column of the first row. */
  value<Value extends SqlValue>(name: string, sql: string, params?: readonly SqlValue[]): Value | undefined;
  /** The sources that the search index finds: the newest `limit` of a range, its ends not included. */
  found(match: string, range: SourceRange, limit: number): number[];
  /** null: inside of a transaction. */
  readonly orders: KeptOrders | null;
  /** null: inside of a transaction. */
  readonly lists: KeptLists | null;
}

export interface WriteDb extends ReadDb {
  readonly [writeBrand]: true;
  run(name: string, sql: string, params?: readonly SqlValue[]): { changes: number; lastInsertRowid: number };
  /** What this transaction changed; told to the windows after its commit. */
  readonly changed: ChangeCollector;
  /** What the search index has to follow after the commit. */
  readonly search: SearchChanges;
}

/** Told of every statement slower than `SLOW_MS`, and of whole transactions under their own name. */
export type SlowLog = (entry: { name: string; tookMs: number }) => void;

export const SLOW_MS = 100;

export interface StatementWatch {
  onSlow?: SlowLog | undefined;
  /** A statement met a page that cannot be read. */
  onBroken?: (() => void) | undefined;
}

type Statement = ReturnType<Database['prepare']>;
/** `pluck`: of each row its first column alone. */
export type Prepared = (sql: string, pluck: boolean) => Statement;
type Params = (string | number | null | Uint8Array<ArrayBuffer>)[];

export function readHandle(
  statements: Prepared,
  watch: StatementWatch,
  index: Pick<SearchIndex, 'find'>,
  kept: { orders: KeptOrders; lists: KeptLists },
): ReadDb {
  const timed = timer(watch);
  const handle = {
    all: (name: string, sql: string, params: readonly SqlValue[] = []) =>
      timed(name, () => statements(sql, false).all(params as Params)),
    get: (name: string, sql: string, params: readonly SqlValue[] = []) =>
      timed(name, () => statements(sql, false).get(params as Params)),
    pluck: (name: string, sql: string, params: readonly SqlValue[] = []) =>
      timed(name, () => statements(sql, true).all(params as Params)),
    value: (name: string, sql: string, params: readonly SqlValue[] = []) =>
      timed(name, () => statements(sql, true).get(params as Params)),
    found: (match: string, range: SourceRange, limit: number) => timed('search', () => index.find(match, range, limit)),
    ...kept,
  };
  return handle as unknown as ReadDb;
}

export function writeHandle(
  statements: Prepared,
  reads: ReadDb,
  collected: Pick<WriteDb, 'changed' | 'search'>,
  watch: StatementWatch,
): WriteDb {
  const timed = timer(watch);
  const run = (name: string, sql: string, params: readonly SqlValue[] = []) =>
    timed(name, () => statements(sql, false).run(params as Params));
  return { ...reads, run, ...collected, orders: null, lists: null } as unknown as WriteDb;
}

/**
 * By their text, which is the same string each time as a rule: looked up by that alone. The library's own cache (of which
 * these are) makes and hashes another string of each for every look, which a first sync does some million times.
 */
export function preparedStatements(database: Database): Prepared {
  const rows = new Map<string, Statement>();
  const values = new Map<string, Statement>();
  return (sql, pluck) => {
    const known = (pluck ? values : rows).get(sql);
    if (known) return known;
    const prepared = database.prepare(sql, pluck ? { pluck: true } : {}) as Statement;
    (pluck ? values : rows).set(sql, prepared);
    return prepared;
  };
}

function timer({ onSlow, onBroken }: StatementWatch): <Result>(name: string, query: () => Result) => Result {
  return (name, query) => {
    const startedAt = performance.now();
    try {
      return query();
    } catch (error) {
      const mapped = storeError(error);
      if (mapped instanceof MailError && mapped.data.reason === 'storeBroken') onBroken?.();
      throw mapped;
    } finally {
      const tookMs = performance.now() - startedAt;
      if (tookMs >= SLOW_MS) onSlow?.({ name, tookMs });
    }
  };
}
