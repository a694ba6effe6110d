import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const executable = path.join(root, 'release/linux-unpacked/casier');
const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
const OFF = 0x30;
const ON = 0x31;

let dataDir: string;
beforeAll(async () => {
  execFileSync(process.execPath, ['build/pack.mjs'], { cwd: root, stdio: 'ignore' });
  dataDir = await mkdtemp(path.join(tmpdir(), 'casier-package-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

describe('the packaged program', () => {
  it('has its fuses set: no Node, no debugger, no code but its own', async () => {
    const fuses = await getCurrentFuseWire(executable);
    expect(fuses[FuseV1Options.RunAsNode]).toBe(OFF);
    expect(fuses[FuseV1Options.EnableNodeOptionsEnvironmentVariable]).toBe(OFF);
    expect(fuses[FuseV1Options.EnableNodeCliInspectArguments]).toBe(OFF);
    expect(fuses[FuseV1Options.GrantFileProtocolExtraPrivileges]).toBe(OFF);
    expect(fuses[FuseV1Options.OnlyLoadAppFromAsar]).toBe(ON);
    expect(fuses[FuseV1Options.EnableCookieEncryption]).toBe(ON);
    expect(fuses[FuseV1Options.EnableEmbeddedAsarIntegrityValidation]).toBe(ON);
  });

  it('does not start with a debugging port', async () => {
    const args = [...rootSwitches, '--disable-gpu', '--remote-debugging-port=0', `--data-dir=${dataDir}`];
    const casier = spawn(executable, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    casier.stderr.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
    const [code] = await once(casier, 'exit');
    expect(code).toBe(1);
    expect(said).toContain('Casier does not start with --remote-debugging-port');
  });

  it('starts, opens its store and its window, and ends in good order', async () => {
    const casier = spawn(executable, [...rootSwitches, '--disable-gpu', '--demo', `--data-dir=${dataDir}`], {
      stdio: 'ignore',
    });
    const exited = once(casier, 'exit');
    const files = () => readdir(dataDir);
    await vi.waitFor(async () => expect(await files()).toContain('casier.db'), { timeout: 30_000 });
    await vi.waitFor(async () => expect(await files()).toContain('window'), { timeout: 30_000 });
    casier.kill('SIGTERM');
    expect(await exited).toEqual([0, null]);
    // Written when the window was closed; the write-ahead log is gone once the store was.
    expect(await files()).toContain('windows.json');
    expect(await files()).not.toContain('casier.db-wal');
  });
});
