import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { launchCasier } from './launch.ts';

it('runs as an ordinary user with every page inside of Chromium’s sandbox', async () => {
  const casier = await launchCasier({ asOrdinaryUser: true });
  try {
    await casier.page.waitForLoadState('load');
    const { owner, pagePid } = await casier.app.evaluate(({ app, BrowserWindow }) => ({
      owner: process.getuid?.(),
      pagePid: BrowserWindow.getAllWindows()[0]!.webContents.getOSProcessId(),
      switches: app.commandLine.hasSwitch('no-sandbox'),
    }));
    expect(owner).not.toBe(0);
    const status = await readFile(`/proc/${pagePid}/status`, 'utf8');
    expect(status).toMatch(/^Seccomp:\t2$/m);
    expect(status).toMatch(/^NoNewPrivs:\t1$/m);
    expect(await casier.page.evaluate(() => window.casier!.invoke('facts', undefined))).toMatchObject({ locale: 'fr' });
  } finally {
    await casier.close();
  }
});
