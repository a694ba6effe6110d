// Opens the real windows (main, preload, renderer of dist/, on the real Electron) over a fake engine.
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { build } from 'rolldown';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import type { FakeMailbox } from './fake-mail.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface OpenWindows {
  app: ElectronApplication;
  main: Page;
  openComposer(draftId: number): Promise<Page>;
  close(): Promise<void>;
}

export async function openWindows(
  mailbox: Partial<FakeMailbox>,
  scheme: 'light' | 'dark' = 'light',
): Promise<OpenWindows> {
  const stage = await mkdtemp(path.join(tmpdir(), 'casier-windows-'));
  const dataDir = path.join(stage, 'data');
  await mkdir(dataDir);
  await cp(path.join(root, 'package.json'), path.join(stage, 'package.json'));
  for (const part of ['main.js', 'preload.cjs', 'renderer']) {
    await cp(path.join(root, 'dist', part), path.join(stage, 'dist', part), { recursive: true });
  }
  await build({
    cwd: root,
    input: 'test/renderer/fake-engine.ts',
    platform: 'node',
    external: [/^node:/],
    logLevel: 'silent',
    output: { file: path.join(stage, 'dist/engine.js'), format: 'es', codeSplitting: false },
  });
  const { bodies = new Map(), people = [], groups = [], messages = [], drafts = [] } = mailbox;
  const contents = { people, groups, messages, drafts, bodies: [...bodies] };
  await writeFile(path.join(dataDir, 'fake-mailbox.json'), JSON.stringify(contents));

  const isRoot = process.getuid?.() === 0;
  const app = await _electron.launch({
    executablePath: (await electronRuntime()).executable,
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      ...['-r', path.join(root, 'test/e2e/hold-ready.cjs')],
      ...['--disable-gpu', stage, `--data-dir=${dataDir}`],
    ],
    chromiumSandbox: !isRoot,
    colorScheme: scheme,
    env: { ...(process.env as Record<string, string>), LANGUAGE: 'fr', LANG: 'fr_FR.UTF-8' },
    timeout: 60_000,
  });
  const main = await app.firstWindow();
  return {
    app,
    main,
    async openComposer(draftId) {
      const opened = app.waitForEvent('window');
      await main.evaluate((id) => window.casier?.invoke('openComposer', { draftId: id }), draftId);
      return opened;
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
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
