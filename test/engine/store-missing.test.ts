// The store is gone and something that lay beside it is not: told, never begun anew without a word, nothing deleted, and
// put back it opens as if nothing had been. What its card brings back: store-repair.test.ts.
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeKeychain, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const keychain = fakeKeychain();
let engine: TestEngine | null = null;
let folder: ReturnType<typeof temporaryFolder>;

afterEach(async () => {
  await engine?.close();
  engine = null;
  folder.remove();
});

async function start(dataDir: string): Promise<TestEngine> {
  engine = await startEngine({ dataDir, keychain });
  return engine;
}

const stateOf = ({ client, until }: TestEngine) =>
  until(async () => {
    const state = await client.store.state();
    return state.kind !== 'opening' && state;
  });

/** A folder as Casier left it, with a setting to be known again by. */
async function usedFolder(): Promise<string> {
  folder = temporaryFolder();
  const dataDir = path.join(folder.path, 'data');
  const first = await start(dataDir);
  await first.client.settings.set({ theme: 'dark' });
  await first.close();
  engine = null;
  return dataDir;
}

const MISSING = { kind: 'failed', problem: { kind: 'store', reason: 'storeMissing' } };
const theme = async ({ client }: TestEngine) => (await client.settings.get()).theme;

describe('A store that is gone', () => {
  it('is told, and opens as it was once it has been put back', async () => {
    const dataDir = await usedFolder();
    const database = path.join(dataDir, 'casier.db');
    renameSync(database, `${database}.elsewhere`);
    const casier = await start(dataDir);
    expect(await stateOf(casier)).toMatchObject(MISSING);
    expect(existsSync(database)).toBe(false);
    renameSync(`${database}.elsewhere`, database);
    await casier.client.store.open();
    expect(await theme(casier)).toBe('dark');
  });

  it.each([
    ['its card', 'casier.db.card'],
    ['its witness', 'casier-witness.json'],
    ['its search index', 'casier-search.db'],
  ])('is told where %s alone is left, and an empty one begins only when the person wants it', async (_, left) => {
    const dataDir = await usedFolder();
    for (const name of readdirSync(dataDir)) if (name !== left) rmSync(path.join(dataDir, name));
    const bytes = readFileSync(path.join(dataDir, left));
    const casier = await start(dataDir);
    expect(await stateOf(casier)).toMatchObject(MISSING);
    expect(readdirSync(dataDir)).toEqual([left]);
    await casier.client.store.repair();
    expect(await casier.client.store.state()).toMatchObject({ kind: 'open' });
    expect(await theme(casier)).not.toBe('dark');
    const aside = readdirSync(dataDir).find((name) => name.startsWith(`${left}.left-behind-`));
    expect(readFileSync(path.join(dataDir, aside!)).equals(bytes)).toBe(true);
    await casier.close();
    expect(await stateOf(await start(dataDir))).toMatchObject({ kind: 'open' });
  });

  it('is one that was emptied, too: its log is not given to SQLite, which would delete it', async () => {
    const dataDir = await usedFolder();
    const log = path.join(dataDir, 'casier.db-wal');
    truncateSync(path.join(dataDir, 'casier.db'), 0);
    writeFileSync(log, 'what was committed last');
    const casier = await start(dataDir);
    expect(await stateOf(casier)).toMatchObject(MISSING);
    expect(readFileSync(log, 'utf8')).toBe('what was committed last');
  });

  it('comes back from its card with the settings, under the same key', async () => {
    const dataDir = await usedFolder();
    const keys = readFileSync(path.join(dataDir, 'casier-keys.json'));
    rmSync(path.join(dataDir, 'casier.db'));
    const casier = await start(dataDir);
    expect(await stateOf(casier)).toMatchObject(MISSING);
    await casier.client.store.repair();
    expect(await casier.client.store.state()).toMatchObject({ kind: 'repaired', report: { keptAs: null } });
    await casier.client.store.open();
    expect(await theme(casier)).toBe('dark');
    expect(readFileSync(path.join(dataDir, 'casier-keys.json'))).toEqual(keys);
  });

  it('is none where a first start was cut off: nothing but a key in the keychain is there', async () => {
    const dataDir = await usedFolder();
    for (const name of readdirSync(dataDir)) if (name !== 'casier-keys.json') rmSync(path.join(dataDir, name));
    expect(await stateOf(await start(dataDir))).toMatchObject({ kind: 'open' });
  });
});
