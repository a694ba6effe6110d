// The guided set-up as a new user meets it: from « Continuer » to the servers, from « Terminer » to the first messages on
// the screen, and to the verdict where every server hangs. Names from the tests' own DNS, usual ports on loopback: needs
// root. Measured inside the page, where it appears.
import * as fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { FakeDoor } from '../servers/fake-door.ts';
import { freshAddress, openHost } from '../servers/invented-academy.ts';
import type { MailServer } from '../servers/mail-server.ts';
import { type NameServer, startNameServer } from '../servers/name-server.ts';
import { startApp } from './app.ts';
import { figuresOf } from './figures.ts';
import { BOXES, type BoxName, PASSWORD } from './mailboxes.ts';
import { firstRowAt, rowsAt, startProbe } from './probe.ts';

const RUNS = 3;
const SCREENFUL = 50;
const HANGING_DOMAIN = 'muet.example';
const PORTS = [993, 143, 995, 110, 465, 587];

export interface SetupBench {
  server: MailServer;
  box: BoxName;
  /** Each run has a folder of its own below. */
  dir: string;
}

export async function benchSetup({ server, box, dir }: SetupBench): Promise<void> {
  const names = await startNameServer();
  const { record } = figuresOf('setup', box);
  const runs: Record<'found' | 'listed' | 'hung', number[]> = { found: [], listed: [], hung: [] };
  const hosts = ['imap', 'smtp'].map((name) => `${name}.${server.domain}`);
  const open = await openHost(names, hosts, server, ['imaps', 'submissions']);
  const silent = await openSilentDoors(names);
  try {
    for (let run = 0; run < RUNS; run++) {
      const dataDir = path.join(dir, `set-up-${run}`);
      const app = await startApp(server, dataDir, names.address);
      runs.hung.push(await verdictMs(app.page, `personne@${HANGING_DOMAIN}`, '[role="alert"]'));
      runs.found.push(await verdictMs(app.page, server.address(BOXES[box].user), '[name="password"]'));
      runs.listed.push(await listedMs(app.page));
      await app.close();
      fs.rmSync(dataDir, { recursive: true, force: true });
    }
  } finally {
    await Promise.all([open.stop(), ...silent.map((door) => door.stop())]);
    await names.stop();
  }
  record('« Continuer » to the servers, where usual names answer', 'ms', runs.found, '≤ 2000');
  record('« Continuer » to the verdict, where every server hangs', 'ms', runs.hung, '≤ 6000');
  record(`« Terminer » to the first ${SCREENFUL} messages on the screen`, 'ms', runs.listed, '≤ 3000');
}

async function openSilentDoors(names: NameServer): Promise<FakeDoor[]> {
  const address = freshAddress();
  for (const name of ['imap', 'pop', 'smtp']) names.hosts.set(`${name}.${HANGING_DOMAIN}`, address);
  return Promise.all(
    PORTS.map(async (port) => {
      const door = new FakeDoor();
      await door.start(port, address);
      return door;
    }),
  );
}

/** From the form that is sent to what matches `sign`. */
async function verdictMs(page: Page, address: string, sign: string): Promise<number> {
  await page.locator('[name="address"]').fill(address);
  const tookMs = page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        let sentAt = 0;
        document.addEventListener('submit', () => (sentAt = performance.now()), { capture: true, once: true });
        new MutationObserver((_, observer) => {
          if (!document.querySelector(selector)) return;
          observer.disconnect();
          resolve(performance.now() - sentAt);
        }).observe(document.body, { childList: true, subtree: true });
      }),
    sign,
  );
  await page.getByRole('button', { name: 'Continuer' }).click();
  return tookMs;
}

async function listedMs(page: Page): Promise<number> {
  await page.locator('[name="password"]').fill(PASSWORD);
  await startProbe(page);
  await page.evaluate(() => {
    document.addEventListener('submit', () => performance.mark('finish'), { capture: true, once: true });
  });
  await page.getByRole('button', { name: 'Terminer' }).click();
  const [first, listed] = [await firstRowAt(page), await rowsAt(page, SCREENFUL)];
  const sentAt = await page.evaluate(
    () => performance.timeOrigin + performance.getEntriesByName('finish')[0]!.startTime,
  );
  return Math.max(first, listed) - sentAt;
}
