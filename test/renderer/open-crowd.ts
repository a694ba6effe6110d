// Opens the real main window (main, preload, renderer of dist/, on the real Electron) over a crowd instead of the
// engine.
import { cp, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { _electron, type Page } from 'playwright-core';
import { build } from 'rolldown';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import { CROWD, type CrowdOptions, type CrowdStep } from './crowd.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface OpenCrowd {
  page: Page;
  /** Makes something happen in the mailbox. */
  step(step: CrowdStep): Promise<void>;
  close(): Promise<void>;
}

export async function openCrowd(options: Partial<CrowdOptions> = {}): Promise<OpenCrowd> {
  const stage = await mkdtemp(path.join(tmpdir(), 'casier-crowd-'));
  const dataDir = path.join(stage, 'data');
  const steps = path.join(dataDir, 'steps');
  await mkdir(steps, { recursive: true });
  await cp(path.join(root, 'package.json'), path.join(stage, 'package.json'));
  for (const part of ['main.js', 'preload.cjs', 'renderer']) {
    await cp(path.join(root, 'dist', part), path.join(stage, 'dist', part), { recursive: true });
  }
  await build({
    cwd: root,
    input: 'test/renderer/crowd-engine.ts',
    platform: 'node',
    external: [/^node:/],
    logLevel: 'silent',
    output: { file: path.join(stage, 'dist/engine.js'), format: 'es', codeSplitting: false },
  });
  await writeFile(path.join(dataDir, 'crowd.json'), JSON.stringify({ ...CROWD, ...options }));

  const isRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    executablePath: (await electronRuntime()).executable,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      ...['-r', path.join(root, 'test/e2e/hold-ready.cjs')],
      ...['--disable-gpu', stage, `--data-dir=${dataDir}`],
    ],
    chromiumSandbox: !isRoot,
    colorScheme: 'light',
    env: { ...(process.env as Record<string, string>), LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8' },
    timeout: 30_000,
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(8_000);
  let stepCount = 0;
  return {
    page,
    async step(step) {
      const name = `${++stepCount}.json`;
      await writeFile(path.join(dataDir, name), JSON.stringify(step));
      await rename(path.join(dataDir, name), path.join(steps, name));
    },
    async close() {
      await app.close();
      await rm(stage, { recursive: true, force: true });
    },
  };
}

/** What axe has against the page as it stands. */
export async function violationsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`);
}
