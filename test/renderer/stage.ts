// A copy of the built program whose engine is one of the tests': real main, preload and renderer of dist/, on the real
// Electron, over a mailbox in memory. `files` lie in the data folder before it starts.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { build } from 'rolldown';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import { faultsOf } from '../accessibility/faults.ts';

const root = path.resolve(import.meta.dirname, '../..');
const START_TIMEOUT_MS = 60_000;

export interface StageOptions {
  /** Takes the place of engine/main.ts. */
  engine: string;
  files: Record<string, unknown>;
  scheme: 'light' | 'dark';
}

export interface Stage {
  app: ElectronApplication;
  page: Page;
  dataDir: string;
  close(): Promise<void>;
}

export async function openStage({ engine, files, scheme }: StageOptions): Promise<Stage> {
  const stage = await mkdtemp(path.join(tmpdir(), 'casier-stage-'));
  const dataDir = path.join(stage, 'data');
  await mkdir(path.join(dataDir, 'steps'), { recursive: true });
  await cp(path.join(root, 'package.json'), path.join(stage, 'package.json'));
  for (const part of ['main.js', 'preload.cjs', 'renderer']) {
    await cp(path.join(root, 'dist', part), path.join(stage, 'dist', part), { recursive: true });
  }
  await build({
    cwd: root,
    input: engine,
    platform: 'node',
    external: [/^node:/],
    logLevel: 'silent',
    output: { file: path.join(stage, 'dist/engine.js'), format: 'es', codeSplitting: false },
  });
  for (const [name, content] of Object.entries(files)) {
    await writeFile(path.join(dataDir, name), JSON.stringify(content));
  }
  const app = await launch(stage, dataDir, scheme);
  return {
    app,
    page: await app.firstWindow(),
    dataDir,
    async close() {
      await app.close();
      await rm(stage, { recursive: true, force: true });
    },
  };
}

async function launch(stage: string, dataDir: string, colorScheme: 'light' | 'dark'): Promise<ElectronApplication> {
  const isRoot = process.getuid?.() === 0;
  return _electron.launch({
    executablePath: (await electronRuntime()).executable,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      ...['-r', path.join(root, 'test/e2e/hold-ready.cjs')],
      ...['--disable-gpu', stage, `--data-dir=${dataDir}`],
    ],
    chromiumSandbox: !isRoot,
    colorScheme,
    env: { ...(process.env as Record<string, string>), LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8' },
    timeout: START_TIMEOUT_MS,
  });
}

/** What is wrong with the page as it stands, in every appearance. */
export const violationsOf = (page: Page): Promise<string[]> => faultsOf(page);
