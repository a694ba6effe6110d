import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

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
});
