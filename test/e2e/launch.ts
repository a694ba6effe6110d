// Starts the real Casier (dist/, on the Electron of build/electron-runtime.mjs) in a data folder of its own and in
// French. Needs a display; whoever needs a keychain runs the tests under test/servers/with-keyring.sh.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import { type OrdinaryStart, stageForOrdinaryUser } from './ordinary-user.ts';

const root = path.resolve(import.meta.dirname, '../..');
const START_TIMEOUT_MS = 30_000;

export interface LaunchOptions {
  /** Kept when named, so that a second start finds the first one's mail; else a folder that `close` removes. */
  dataDir?: string;
  /** For Casier: `--demo` … */
  args?: string[];
  env?: Record<string, string>;
  /** The engine's clock is ahead by so much: the program is opened that much later. */
  clockAheadMs?: number;
  /** « 127.0.0.1:port » of the tests' own DNS: the engine knows names from there alone. */
  nameServer?: string;
  /** Never as root, and with Chromium's sandbox on; the data folder is then the stage's own. */
  asOrdinaryUser?: boolean;
}

export interface LaunchedCasier {
  app: ElectronApplication;
  /** The main window. */
  page: Page;
  dataDir: string;
  close(): Promise<void>;
  /** SIGKILL of the whole program, as a power cut would do it. The data folder is kept. */
  kill(): Promise<void>;
}

export async function launchCasier(options: LaunchOptions = {}): Promise<LaunchedCasier> {
  const { executable, dir } = await electronRuntime();
  const isRoot = process.getuid?.() === 0;
  if (isRoot && options.asOrdinaryUser) return launchStaged(await stageForOrdinaryUser(root, dir), options);
  const dataDir = options.dataDir ?? (await mkdtemp(path.join(tmpdir(), 'casier-e2e-')));
  const app = await _electron.launch({
    executablePath: executable,
    args: [...(isRoot ? ['--no-sandbox'] : []), ...commonArgs(root, dataDir, options)],
    chromiumSandbox: !isRoot,
    env: environment({
      ...options.env,
      CASIER_TEST_CLOCK_AHEAD_MS: String(options.clockAheadMs ?? ''),
      CASIER_TEST_NAME_SERVER: options.nameServer ?? '',
    }),
    timeout: START_TIMEOUT_MS,
  });
  const remove = () => (options.dataDir ? undefined : rm(dataDir, { recursive: true, force: true }));
  return launched(app, dataDir, async () => remove());
}

async function launchStaged(stage: OrdinaryStart, options: LaunchOptions): Promise<LaunchedCasier> {
  const app = await _electron.launch({
    executablePath: stage.executable,
    cwd: stage.appDir,
    args: commonArgs(stage.appDir, stage.dataDir, options),
    chromiumSandbox: true,
    env: environment({ ...stage.env, ...options.env }),
    timeout: START_TIMEOUT_MS,
  });
  return launched(app, stage.dataDir, stage.remove);
}

function commonArgs(appDir: string, dataDir: string, { args = [], clockAheadMs, nameServer }: LaunchOptions): string[] {
  return [
    '-r',
    path.join(appDir, 'test/e2e/hold-ready.cjs'),
    ...(clockAheadMs === undefined ? [] : ['-r', path.join(appDir, 'test/e2e/clock-ahead.cjs')]),
    ...(nameServer === undefined ? [] : ['-r', path.join(appDir, 'test/e2e/invented-names.cjs')]),
    '--disable-gpu',
    appDir,
    `--data-dir=${dataDir}`,
    ...args,
  ];
}

/** A French session; a variable set to '' is taken out. */
function environment(more: Record<string, string> = {}): Record<string, string> {
  const all = { ...process.env, CASIER_DEV_SERVER: '', LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8', ...more };
  return Object.fromEntries(Object.entries(all).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

async function launched(
  app: ElectronApplication,
  dataDir: string,
  remove: () => Promise<void>,
): Promise<LaunchedCasier> {
  const page = await app.firstWindow();
  return {
    app,
    page,
    dataDir,
    async close() {
      await app.close();
      await remove();
    },
    async kill() {
      const child = app.process();
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** As a second click on its icon; answers how that start ended. */
export async function startAgain({ dataDir }: Pick<LaunchedCasier, 'dataDir'>): Promise<number | null> {
  const { executable } = await electronRuntime();
  const rootSwitches = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const second = spawn(executable, [...rootSwitches, root, `--data-dir=${dataDir}`], { stdio: 'ignore' });
  const [code] = await once(second, 'exit');
  return code;
}
