// Casier as a person starts it, measured from outside: spawned without any test harness in its start-up path, then
// attached to over the DevTools protocol. Times are wall-clock epoch ms, taken inside the page where things appear.
import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { electronRuntime } from '../../build/electron-runtime.mjs';
import { trusting } from '../e2e/set-up.ts';
import type { MailServer } from '../servers/mail-server.ts';

const root = path.resolve(import.meta.dirname, '../..');

export interface BenchApp {
  page: Page;
  pid: number;
  /** Epoch ms just before the process was made. */
  spawnedAt: number;
  /** Epoch ms at which the page made this performance mark first; waits for it. */
  markAt(name: string): Promise<number>;
  close(): Promise<void>;
}

/** @param nameServer the engine knows names from there alone: launch.ts */
export async function startApp(server: MailServer, dataDir: string, nameServer?: string): Promise<BenchApp> {
  const { executable } = await electronRuntime();
  fs.mkdirSync(dataDir, { recursive: true });
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const named = nameServer ? ['-r', path.join(root, 'test/e2e/invented-names.cjs')] : [];
  const spawnedAt = Date.now();
  const child = spawn(
    executable,
    [...named, ...sandbox, '--disable-gpu', '--remote-debugging-port=0', root, `--data-dir=${dataDir}`],
    {
      env: {
        ...process.env,
        LANG: 'fr_FR.UTF-8',
        LANGUAGE: 'fr',
        ...trusting(server),
        ...(nameServer && { CASIER_TEST_NAME_SERVER: nameServer }),
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  const browser = await attach(await debuggerAddress(child));
  const page = await mainPage(browser);
  return {
    page,
    pid: child.pid!,
    spawnedAt,
    markAt: async (name) => {
      const at = await page.waitForFunction((wanted) => {
        const mark = performance.getEntriesByName(wanted)[0];
        return mark ? performance.timeOrigin + mark.startTime : 0;
      }, name);
      return at.jsonValue();
    },
    close: async () => {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      await browser.close();
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function debuggerAddress(child: ChildProcess): Promise<string> {
  let said = '';
  for await (const chunk of child.stderr as AsyncIterable<Buffer>) {
    said += chunk;
    const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
    if (!address) continue;
    child.stderr!.on('data', () => {}); // a full pipe would stop the program
    return address;
  }
  throw new Error(`Casier ended before it could be watched:\n${said}`);
}

const ATTACH_MS = 4_000;

/**
 * Playwright hangs when it attaches in the very moment a window comes up: then again. What is measured is marked inside
 * the page and does not depend on when it is read.
 */
async function attach(address: string): Promise<Browser> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await chromium.connectOverCDP(address, { timeout: ATTACH_MS });
    } catch (error) {
      if (attempt === 5) throw error;
    }
  }
}

async function mainPage(browser: Browser): Promise<Page> {
  const context = browser.contexts()[0]!;
  const found = context.pages().find((page) => page.url().startsWith('app://'));
  return found ?? context.waitForEvent('page', (page) => page.url().startsWith('app://'));
}
