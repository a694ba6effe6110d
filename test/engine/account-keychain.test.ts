import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { builtScript } from '../servers/workers.ts';

const withKeyring = path.resolve(import.meta.dirname, '../servers/with-keyring.sh');
let script: string;

beforeAll(async () => {
  script = await builtScript('test/engine/keychain-process.ts');
});

async function run(command: string, args: string[], env: NodeJS.ProcessEnv = process.env): Promise<unknown> {
  const { stdout } = await promisify(execFile)(command, args, { env, timeout: 30_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

describe('The keychain of the system', () => {
  it('keeps a secret, gives it back and forgets it', async () => {
    expect(await run('sh', [withKeyring, process.execPath, script])).toEqual({
      found: true,
      before: null,
      written: true,
      after: 'pässwörd',
      removed: null,
    });
  });

  it('is said to be missing where there is no Secret Service, instead of forgetting at the next start', async () => {
    const { DBUS_SESSION_BUS_ADDRESS: _, XDG_RUNTIME_DIR: __, ...env } = process.env;
    expect(await run(process.execPath, [script], env)).toEqual({ found: false });
  });
});
