// Brings a database to the newest schema, one migration = one transaction, so that a stop in between leaves it at a
// whole version. A database from the future is refused untouched: an older program must not guess at it.
import type Database from '@signalapp/sqlcipher';
import { MailError } from '../../../shared/domain/problem.ts';
import { MIGRATIONS, type Migration } from './registry.ts';

export function migrate(database: Database, migrations: readonly Migration[] = MIGRATIONS): void {
  const found = schemaVersion(database);
  const newest = migrations.at(-1)?.number ?? 0;
  if (found > newest) {
    throw new MailError({ kind: 'store', reason: 'storeFromFuture', detail: `${found} > ${newest}` });
  }
  for (const { number, sql, rebuildsReferenced } of migrations.filter((migration) => migration.number > found)) {
    const run = () => database.exec(`BEGIN IMMEDIATE; ${sql}; PRAGMA user_version = ${number}; COMMIT;`);
    if (rebuildsReferenced) withoutReferences(database, run);
    else run();
  }
}

/** SQLite hears of it between transactions only. */
function withoutReferences(database: Database, work: () => void): void {
  const before = Number(database.pragma('foreign_keys', { simple: true }));
  database.pragma('foreign_keys = OFF');
  work();
  database.pragma(`foreign_keys = ${before}`);
}

export function schemaVersion(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
