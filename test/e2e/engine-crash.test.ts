import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ShellEvent } from '../../shared/contract/shell.ts';
import { type LaunchedCasier, launchCasier } from './launch.ts';

/** What the page has heard since it was told to listen: shell events, and each port it was handed. */
declare global {
  interface Window {
    heard: (ShellEvent | 'port')[];
  }
}

let casier: LaunchedCasier;
beforeAll(async () => {
  casier = await launchCasier();
  await casier.page.waitForLoadState('load');
  await casier.page.evaluate(() => {
    window.heard = [];
    window.casier!.onEvent((event) => window.heard.push(event));
    window.addEventListener('message', (event) => event.data === 'engine-port' && window.heard.push('port'));
  });
  await enginePid();
});
afterAll(() => casier.close());

async function enginePid(): Promise<number> {
  for (;;) {
    const pid = await casier.app.evaluate(
      ({ app }) => app.getAppMetrics().find((one) => one.name === 'Casier engine')?.pid,
    );
    if (pid) return pid;
  }
}

const heard = (count: number) => casier.page.waitForFunction((wanted) => window.heard.length >= wanted, count);

it('starts the engine again when it is killed and gives the window a new port, five times; then it asks', async () => {
  for (let crash = 1; crash <= 5; crash++) {
    process.kill(await enginePid(), 'SIGKILL');
    await heard(2 * crash);
  }
  process.kill(await enginePid(), 'SIGKILL');
  await heard(11);
  const restarted = [{ type: 'engineExit', restarting: true }, 'port'];
  const expected = [...Array.from({ length: 5 }, () => restarted).flat(), { type: 'engineExit', restarting: false }];
  expect(await casier.page.evaluate(() => window.heard)).toEqual(expected);

  await casier.page.evaluate(() => window.casier!.invoke('restartEngine', undefined));
  await heard(12);
  expect(await casier.page.evaluate(() => window.heard.at(-1))).toBe('port');
});

it('loads a page again whose process died', async () => {
  // Playwright gives a crashed page up, so main is asked.
  const answer = await casier.app.evaluate(async ({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]!.webContents;
    const loaded = new Promise((resolve) => contents.once('did-finish-load', () => resolve(null)));
    contents.forcefullyCrashRenderer();
    await loaded;
    return (await contents.executeJavaScript('window.casier.invoke("facts")')) as unknown;
  });
  expect(answer).toMatchObject({ locale: 'fr' });
});
