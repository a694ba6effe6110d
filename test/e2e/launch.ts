// Starts the real Casier (dist/, on the Electron of build/electron-runtime.mjs) in a data folder of its own and in
// French. Needs a display; whoever needs a keychain runs the tests under test/servers/with-keyring.sh.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { electronRuntime } from '../../build/electron-runtime.mjs';

const root = path.resolve(import.meta.dirname, '../..');

export interface LaunchOptions {
  /** Kept when named, so that a second start finds the first one's mail; else a folder that `close` removes. */
  dataDir?: string;
  /** For Casier: `--demo` … */
  args?: string[];
  env?: Record<string, string>;
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

export async function launchCasier({ dataDir, args = [], env = {} }: LaunchOptions = {}): Promise<LaunchedCasier> {
  const { executable } = await electronRuntime();
  const folder = dataDir ?? (await mkdtemp(path.join(tmpdir(), 'casier-e2e-')));
  const isRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    executablePath: executable,
    cwd: root,
    args: [...(isRoot ? ['--no-sandbox'] : []), '--disable-gpu', root, `--data-dir=${folder}`, ...args],
    chromiumSandbox: !isRoot,
    env: { ...definedOnly(process.env), LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8', ...env },
    timeout: 30_000,
  });
  const page = await app.firstWindow();
  const removeFolder = () => (dataDir ? undefined : rm(folder, { recursive: true, force: true }));
  return {
    app,
    page,
    dataDir: folder,
    async close() {
      await app.close();
      await removeFolder();
    },
    async kill() {
      const child = app.process();
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** What axe finds wrong with the page, one line per rule. Legacy mode: Electron cannot open axe's second page. */
export async function accessibilityViolations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  const { CASIER_DEV_SERVER: _unwanted, ...rest } = env;
  return Object.fromEntries(Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
