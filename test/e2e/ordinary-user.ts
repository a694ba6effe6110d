// Lets a test that runs as root start Casier as an ordinary user, with Chromium's sandbox on. That user may not be
// able to enter the project's folder, so what is started is a copy: the runtime, dist/ and what it requires.
import { execFileSync } from 'node:child_process';
import { chmod, chown, copyFile, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** nobody:nogroup, on every Debian. */
const UID = 65_534;
const GID = 65_534;

export interface OrdinaryStart {
  executable: string;
  appDir: string;
  dataDir: string;
  env: Record<string, string>;
  remove(): Promise<void>;
}

export async function stageForOrdinaryUser(root: string, runtimeDir: string): Promise<OrdinaryStart> {
  const stage = await mkdtemp(path.join(tmpdir(), 'casier-user-'));
  await chmod(stage, 0o755);
  const appDir = path.join(stage, 'app');
  const home = path.join(stage, 'home');
  await mkdir(appDir);
  // cp keeps the runtime's modes, and shares its blocks where the file system can.
  execFileSync('cp', ['-r', '--reflink=auto', runtimeDir, path.join(stage, 'runtime')]);
  await cp(path.join(root, 'dist'), path.join(appDir, 'dist'), { recursive: true });
  for (const file of ['package.json', 'test/e2e/hold-ready.cjs'])
    await cp(path.join(root, file), path.join(appDir, file));
  await copyRunTimePackages(root, appDir);
  execFileSync('chmod', ['-R', 'a+rX', stage]);
  await mkdir(home, { mode: 0o700 });
  await chown(home, UID, GID);
  const executable = path.join(stage, 'casier-as-user');
  const drop = `setpriv --reuid=${UID} --regid=${GID} --clear-groups`;
  await writeFile(executable, `#!/bin/sh\nexec ${drop} ${stage}/runtime/electron "$@"\n`, { mode: 0o755 });
  const env = { HOME: home, XDG_RUNTIME_DIR: home, DBUS_SESSION_BUS_ADDRESS: '', ...(await displayPermit(home)) };
  return {
    executable,
    appDir,
    dataDir: path.join(home, 'data'),
    env,
    remove: () => rm(stage, { recursive: true, force: true }),
  };
}

/** The packages that are required at run time, with all that they require. */
async function copyRunTimePackages(root: string, appDir: string): Promise<void> {
  const lock = JSON.parse(await readFile(path.join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean; optional?: boolean }>;
  };
  const wanted = Object.entries(lock.packages).filter(([name, one]) => name && !one.dev && !one.devOptional);
  for (const [name, { optional }] of wanted) {
    const copy = cp(path.join(root, name), path.join(appDir, name), { recursive: true, dereference: true });
    // An optional package is another system's binary unless it is there.
    await (optional ? copy.catch(ignoreMissing) : copy);
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}

/** The X server's cookie is in a file of root's. */
async function displayPermit(home: string): Promise<Record<string, string>> {
  const cookie = process.env.XAUTHORITY;
  if (!cookie) return {};
  const copy = path.join(home, 'Xauthority');
  await copyFile(cookie, copy);
  await chown(copy, UID, GID);
  await chmod(copy, 0o600);
  return { XAUTHORITY: copy };
}
