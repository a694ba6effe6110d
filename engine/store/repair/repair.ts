// Builds a new store beside a damaged one, from all that can still be read of it, and puts it in its place; where the
// store itself is gone, from its card and its log. Invariants: the damaged files are read and renamed, never changed and
// never deleted; the new store stands in for them only when it is whole and on the disk; a repair that is cut off
// leaves the damaged store where it was, to be begun anew (ADR 0017).
import { existsSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from '@signalapp/sqlcipher';
import { MailError } from '../../../shared/domain/problem.ts';
import type { RepairProgress, RepairReport } from '../../../shared/domain/repair.ts';
import { unlock } from '../connection.ts';
import { openStore } from '../database.ts';
import { fileError, storeError } from '../errors.ts';
import { migrate } from '../migrations/migrate.ts';
import { MIGRATIONS } from '../migrations/registry.ts';
import { lockForThisProcess } from '../process-lock.ts';
import { flushFolder } from '../replace-file.ts';
import { searchPath } from '../search-writer.ts';
import { fill } from './fill.ts';
import { forgetIncomplete, mend } from './mend.ts';
import { openRemains, type StoreRemains } from './remains.ts';
import { reportOf } from './report.ts';
import { adoptSources, keepStranded, type ReadAgain, reviveSources } from './reread.ts';

export interface RepairOptions {
  path: string;
  key: Uint8Array;
  readAgain: ReadAgain;
  nowAt: number;
  onProgress(progress: RepairProgress): void;
}

const SUFFIXES = ['', '-wal', '-shm', '.card'];
/** The new store while it is being built, and when it is whole but not in its place yet. */
const building = (store: string) => `${store}.repairing`;
const built = (store: string) => `${store}.repaired`;

/** The store must not be open. Throws MailError kind `store`. */
export async function repairStore(options: RepairOptions): Promise<RepairReport> {
  const { path: store } = options;
  let letGo = () => {};
  try {
    letGo = lockForThisProcess(store);
    expectRoom(store);
    for (const suffix of SUFFIXES) rmSync(building(store) + suffix, { force: true });
    const findings = await build(options);
    const wasThere = existsSync(store);
    const aside = putInPlace(store, options.nowAt);
    return { ...findings, keptAs: wasThere ? path.basename(aside) : null };
  } catch (error) {
    throw fileError(storeError(error));
  } finally {
    letGo();
  }
}

/** What a repair that was cut off at its very end left to do. To be called before a store is opened. */
export function finishRepair(store: string): void {
  if (existsSync(store) || !existsSync(built(store))) return;
  renameSync(built(store), store);
  flushFolder(path.dirname(store));
}

async function build({
  path: store,
  key,
  readAgain,
  onProgress,
}: RepairOptions): Promise<Omit<RepairReport, 'keptAs'>> {
  const breathe = () => new Promise<void>((resolve) => setImmediate(resolve));
  const remains = await openRemains(store, key, async (done, total) => {
    if (done % PAGES_PER_BREATH !== 0) return;
    onProgress({ step: 'reading', done, total });
    await breathe();
  });
  const target = building(store);
  const database = new Database(target);
  try {
    prepare(database, key, remains);
    const triggers = restTriggers(database);
    onProgress({ step: 'copying', done: 0, total: 0 });
    const filled = await fill(database, remains, breathe);
    forgetIncomplete(database);
    await reviveSources(database, readAgain);
    const expectedMessages = sumOfCounters(database);
    const mended = mend(database);
    for (const sql of triggers) database.exec(sql);
    database.close();
    const rebuilt = openStore({ path: target, key });
    const adopted = await adoptSources(rebuilt, readAgain, (done, total) =>
      onProgress({ step: 'rereading', done, total }),
    );
    const stranded = keepStranded(rebuilt);
    const report = reportOf({ remains, filled, mended, expectedMessages, adopted, stranded, reads: rebuilt.reads });
    rebuilt.close();
    for (const suffix of SUFFIXES) rmSync(searchPath(target) + suffix, { force: true });
    for (const suffix of ['.lock', '.mark']) rmSync(target + suffix, { force: true });
    return report;
  } finally {
    remains.close();
  }
}

const PAGES_PER_BREATH = 64;

function prepare(database: Database, key: Uint8Array, { schema }: StoreRemains): void {
  unlock(database, key);
  database.pragma('auto_vacuum = INCREMENTAL');
  database.pragma('journal_mode = WAL');
  database.pragma('foreign_keys = OFF');
  migrate(
    database,
    MIGRATIONS.filter(({ number }) => number <= schema),
  );
}

/** Answers how to make them again. */
function restTriggers(database: Database): string[] {
  const triggers = database.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) database.exec(`DROP TRIGGER ${name}`);
  return triggers.map(({ sql }) => sql);
}

/** How many messages there were, as the mailboxes had counted them. */
function sumOfCounters(database: Database): number {
  return Number(database.prepare('SELECT coalesce(sum(total), 0) FROM mailboxes', { pluck: true }).get());
}

function expectRoom(store: string): void {
  const { bavail, bsize } = statfsSync(path.dirname(store));
  const needed = sizeOf(store) + sizeOf(`${store}-wal`);
  if (bavail * bsize < needed) throw new MailError({ kind: 'store', reason: 'diskFull', detail: `${needed} bytes` });
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/** Answers where the damaged store lies from now on. */
function putInPlace(store: string, nowAt: number): string {
  renameSync(building(store), built(store));
  const stamp = new Date(nowAt).toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  const aside = `${store}.damaged-${stamp}`;
  // The log goes first: beside the new store it would be taken for its own.
  for (const suffix of [...SUFFIXES].reverse()) {
    if (existsSync(store + suffix)) renameSync(store + suffix, aside + suffix);
  }
  renameSync(built(store), store);
  if (existsSync(`${building(store)}.card`)) renameSync(`${building(store)}.card`, `${store}.card`);
  flushFolder(path.dirname(store));
  return aside;
}
