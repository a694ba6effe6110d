// Stores that cannot be opened, in the whole engine: each is told by its reason, nothing is deleted, and the same
// engine opens the store as soon as what stood in the way is gone.
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  cpSync,
  fstatSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { fakeKeychain, startEngine, type TestEngine, temporaryFolder } from './start-engine.ts';

const keychain = fakeKeychain();
let engine: TestEngine | null = null;
const cleanups: (() => void)[] = [];

afterEach(async () => {
  await engine?.close();
  engine = null;
  for (const cleanup of cleanups.splice(0).reverse()) cleanup();
});

/** A small file system in memory, which only root may mount. */
function mountedFolder(sizeBytes: number): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'casier-trouble-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${sizeBytes}`, 'tmpfs', folder]);
  cleanups.push(() => {
    execFileSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  });
  return folder;
}

/** Answers the file that takes all the room but this. */
function fill(folder: string, leftBytes = 0): string {
  const ballast = path.join(folder, 'ballast');
  const file = openSync(ballast, 'w');
  try {
    for (;;) writeSync(file, Buffer.alloc(4_096, 1));
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  }
  ftruncateSync(file, fstatSync(file).size - leftBytes);
  closeSync(file);
  return ballast;
}

function newFolder(): string {
  const folder = temporaryFolder();
  cleanups.push(folder.remove);
  return path.join(folder.path, 'data');
}

const start = async (dataDir: string, now = Date.now) => {
  engine = await startEngine({ dataDir, keychain, now });
  return engine;
};

async function stateWhenSettled({ client, until }: TestEngine) {
  return until(async () => {
    const state = await client.store.state();
    return state.kind !== 'opening' && state;
  });
}

const setTheme = ({ client }: TestEngine) => client.settings.set({ theme: 'dark' });
/** With a while left to call it back. */
async function send({ client }: TestEngine) {
  const { id, revision, identityId } = await client.drafts.start({ mode: 'new', originalId: null });
  const to = [{ kind: 'address' as const, address: { name: null, address: 'jean@ecole.example' } }];
  const content = { identityId, to, cc: [], bcc: [], subject: 'Envoi', html: null, text: 'Bonjour' };
  await client.drafts.save({ draftId: id, revision: revision + 1, content });
  await client.outbox.send({ draftId: id, when: 'now', dismissed: [] });
}

const theme = async ({ client }: TestEngine) => (await client.settings.get()).theme;

describe('A store whose log was cut off after a crash', () => {
  it('opens, and tells that what was changed last is missing', async () => {
    const dataDir = newFolder();
    await setTheme(await start(dataDir));
    await engine!.close();
    const running = await start(dataDir);
    await stateWhenSettled(running);
    await running.client.settings.set({ theme: 'light' });
    const crashed = newFolder();
    cpSync(dataDir, crashed, { recursive: true });
    await running.close();
    // The last frame that was on the disk for sure.
    const frames = readFileSync(path.join(crashed, 'casier.db.mark')).readUInt32LE(24);
    truncateSync(path.join(crashed, 'casier.db-wal'), 32 + (frames - 1) * (24 + 16_384));
    const state = await stateWhenSettled(await start(crashed));
    expect(state).toMatchObject({ kind: 'open', notices: [{ reason: 'storeCutOff' }] });
    await engine!.close();
    expect(await stateWhenSettled(await start(crashed))).toEqual({ kind: 'open', kept: true });
  });
});

describe('A store that cannot be opened', () => {
  it('for a full disk opens when there is room, without a restart', async () => {
    const folder = mountedFolder(8 * 1024 * 1024);
    const ballast = fill(folder);
    const full = await start(path.join(folder, 'data'));
    expect(await stateWhenSettled(full)).toMatchObject({ kind: 'failed', problem: { reason: 'diskFull' } });
    await full.client.store.open();
    expect(await full.client.store.state()).toMatchObject({ kind: 'failed', problem: { reason: 'diskFull' } });
    rmSync(ballast);
    await full.client.store.open();
    expect(await full.client.store.state()).toEqual({ kind: 'open', kept: true });
    await setTheme(full);
  });

  it('for a disk that is full at any point of its opening opens when there is room', async () => {
    const folder = mountedFolder(8 * 1024 * 1024);
    const dataDir = path.join(folder, 'data');
    await setTheme(await start(dataDir));
    await engine!.close();
    const before = new Set<string>();
    for (let leftKb = 0; leftKb <= 320; leftKb += 16) {
      const ballast = fill(folder, leftKb * 1024);
      const full = await start(dataDir);
      before.add((await stateWhenSettled(full)).kind);
      rmSync(ballast);
      await full.client.store.open();
      expect([leftKb, (await full.client.store.state()).kind]).toEqual([leftKb, 'open']);
      expect(await theme(full)).toBe('dark');
      await full.close();
    }
    expect(before).toEqual(new Set(['failed', 'open']));
    engine = null;
  });

  it('for a disk that is full when what was left undone is taken up again opens when there is room', async () => {
    const folder = mountedFolder(16 * 1024 * 1024);
    const dataDir = path.join(folder, 'data');
    const first = await start(dataDir);
    await first.client.settings.set({ undoSendMs: 30_000 });
    await first.client.accounts.createDemo();
    await send(first);
    await first.close();
    for (let leftKb = 48; leftKb <= 128; leftKb += 8) {
      const ballast = fill(folder, leftKb * 1024);
      // By a clock that goes back each time what waits is set anew, which has to be stored.
      const full = await start(dataDir, () => Date.now() - leftKb * 3_600_000);
      await stateWhenSettled(full);
      rmSync(ballast);
      await full.client.store.open();
      expect([leftKb, (await full.client.store.state()).kind]).toEqual([leftKb, 'open']);
      await send(full);
      await full.close();
    }
    engine = null;
  });

  it('for a folder that is read-only says so, and opens when it can be written', async () => {
    const folder = mountedFolder(16 * 1024 * 1024);
    const dataDir = path.join(folder, 'data');
    await setTheme(await start(dataDir));
    await engine!.close();
    execFileSync('mount', ['-o', 'remount,ro', folder]);
    const before = readFileSync(path.join(dataDir, 'casier.db'));
    const locked = await start(dataDir);
    expect(await stateWhenSettled(locked)).toMatchObject({ kind: 'failed', problem: { reason: 'folderReadOnly' } });
    expect(readFileSync(path.join(dataDir, 'casier.db')).equals(before)).toBe(true);
    execFileSync('mount', ['-o', 'remount,rw', folder]);
    await locked.client.store.open();
    expect(await theme(locked)).toBe('dark');
  });

  it('because another Casier has it says so, and opens when that one is closed', async () => {
    const dataDir = newFolder();
    const first = await start(dataDir);
    await setTheme(first);
    const second = await start(dataDir);
    expect(await stateWhenSettled(second)).toMatchObject({ kind: 'failed', problem: { reason: 'alreadyRunning' } });
    await first.close();
    await second.client.store.open();
    expect(await theme(second)).toBe('dark');
  });
});
