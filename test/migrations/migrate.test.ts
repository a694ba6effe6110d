import { join } from 'node:path';
import Database from '@signalapp/sqlcipher';
import { expect, onTestFinished, test } from 'vitest';
import { migrate, schemaVersion } from '../../engine/store/migrations/migrate.ts';
import { MIGRATIONS } from '../../engine/store/migrations/registry.ts';
import { scratchFolder } from '../store/scratch-store.ts';

function emptyDatabase(): Database {
  const database = new Database(join(scratchFolder(), 'mail.db'));
  database.pragma(`key = "x'${'07'.repeat(32)}'"`);
  onTestFinished(() => database.close());
  return database;
}

const schema = (database: Database) =>
  database.prepare(`SELECT name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY name`).all();

test('migrations are numbered in tens and ascending', () => {
  const numbers = MIGRATIONS.map(({ number }) => number);
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  expect(numbers.every((number) => number > 0 && number % 10 === 0)).toBe(true);
});

test('every migration leaves the version that it is numbered by', () => {
  const database = emptyDatabase();
  for (let count = 1; count <= MIGRATIONS.length; count += 1) {
    migrate(database, MIGRATIONS.slice(0, count));
    expect(schemaVersion(database)).toBe(MIGRATIONS[count - 1]!.number);
  }
});

test('a database of the newest version is left as it is', () => {
  const database = emptyDatabase();
  migrate(database);
  const before = schema(database);
  migrate(database);
  expect(schema(database)).toEqual(before);
});

test('a migration that fails leaves the version before it, whole', () => {
  const database = emptyDatabase();
  migrate(database);
  const before = schema(database);
  const broken = { number: 999_990, sql: 'CREATE TABLE half (id INTEGER); INSERT INTO missing VALUES (1);' };
  expect(() => migrate(database, [...MIGRATIONS, broken])).toThrow('missing');
  database.exec('ROLLBACK');
  expect(schemaVersion(database)).toBe(MIGRATIONS.at(-1)!.number);
  expect(schema(database)).toEqual(before);
});

test('a database from the future is refused', () => {
  const database = emptyDatabase();
  migrate(database, [...MIGRATIONS, { number: 999_990, sql: 'CREATE TABLE later (id INTEGER);' }]);
  expect(() => migrate(database)).toThrow(
    expect.objectContaining({ data: expect.objectContaining({ reason: 'storeFromFuture' }) }),
  );
});
