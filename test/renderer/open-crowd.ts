// Opens the real main window over a crowd instead of the engine.
import { rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { CROWD, type CrowdOptions, type CrowdStep } from './crowd.ts';
import { openStage } from './stage.ts';

const PAGE_TIMEOUT_MS = 8_000;

export interface OpenCrowd {
  app: ElectronApplication;
  page: Page;
  /** Makes something happen in the mailbox. */
  step(step: CrowdStep): Promise<void>;
  /** The same window, loaded again over another crowd. */
  next(options: Partial<CrowdOptions>): Promise<void>;
  close(): Promise<void>;
}

export async function openCrowd(
  options: Partial<CrowdOptions> = {},
  scheme: 'light' | 'dark' = 'light',
): Promise<OpenCrowd> {
  const { app, page, dataDir, close } = await openStage({
    engine: 'test/renderer/crowd-engine.ts',
    files: { 'crowd.json': { ...CROWD, ...options } },
    scheme,
  });
  page.setDefaultTimeout(PAGE_TIMEOUT_MS);
  let stepCount = 0;
  return {
    app,
    page,
    async step(step) {
      const name = `${++stepCount}.json`;
      await writeFile(path.join(dataDir, name), JSON.stringify(step));
      await rename(path.join(dataDir, name), path.join(dataDir, 'steps', name));
    },
    async next(others) {
      await writeFile(path.join(dataDir, 'next-crowd.json'), JSON.stringify({ ...CROWD, ...others }));
      await page.reload();
    },
    close,
  };
}
