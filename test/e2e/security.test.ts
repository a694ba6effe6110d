import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedCasier, launchCasier, startAgain } from './launch.ts';

let casier: LaunchedCasier;
beforeAll(async () => {
  casier = await launchCasier();
  await casier.page.waitForLoadState('load');
});
afterAll(() => casier.close());

/**
 * Runs `code` as the page's own script would run: Playwright's evaluate is exempt from the content security policy,
 * a timer that it starts is not. Answers what it threw, or 'done'.
 */
function asThePage(page: Page, attempt: 'eval' | 'html' | 'script' | 'network' | 'worker'): Promise<string> {
  return page.evaluate(
    (what) =>
      new Promise<string>((resolve) => {
        const attempts = {
          // biome-ignore lint/security/noGlobalEval: that it is refused is what is tested
          eval: () => eval('1'),
          html: () => document.body.insertAdjacentHTML('beforeend', '<p>x</p>'),
          script: () => {
            document.createElement('script').src = 'data:text/javascript,1';
          },
          network: () => fetch('https://exemple.invalid/'),
          worker: () => new Worker('data:text/javascript,1'),
        };
        setTimeout(async () => {
          try {
            await attempts[what]();
            resolve('done');
          } catch (error) {
            resolve((error as Error).name);
          }
        });
      }),
    attempt,
  );
}

describe('a window', () => {
  it('is sandboxed, isolated and without Node', async () => {
    const preferences = await casier.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]!.webContents as unknown as { getLastWebPreferences(): unknown };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
    });
    expect(await casier.page.evaluate(() => [typeof process, typeof require])).toEqual(['undefined', 'undefined']);
  });

  it('loads without a complaint of its policies', async () => {
    const complaints: string[] = [];
    casier.page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    await casier.page.reload({ waitUntil: 'load' });
    await casier.page.evaluate(() => window.casier!.invoke('facts', undefined));
    expect(complaints).toEqual([]);
  });

  it('is given the shell bridge and nothing else', async () => {
    expect(await casier.page.evaluate(() => Object.keys(window.casier ?? {}).sort())).toEqual(['invoke', 'onEvent']);
  });

  it.each(['eval', 'html', 'script', 'network', 'worker'] as const)('is refused %s by its policy', async (attempt) => {
    expect(await asThePage(casier.page, attempt)).not.toBe('done');
  });

  it('opens no other window and goes nowhere', async () => {
    const windowsBefore = casier.app.windows().length;
    expect(await casier.page.evaluate(() => window.open('https://exemple.invalid/'))).toBeNull();
    await casier.page.evaluate(() => {
      location.href = 'https://exemple.invalid/';
    });
    expect(await casier.page.evaluate(() => location.href)).toBe('app://bundle/');
    expect(casier.app.windows()).toHaveLength(windowsBefore);
  });

  it('is told of the link instead', async () => {
    const link = await casier.page.evaluate(
      () =>
        new Promise((resolve) => {
          window.casier?.onEvent(resolve);
          window.open('https://exemple.invalid/ailleurs');
        }),
    );
    expect(link).toEqual({ type: 'link', url: 'https://exemple.invalid/ailleurs' });
  });

  it('is denied every permission but writing to the clipboard', async () => {
    const states = await casier.page.evaluate(() =>
      Promise.all(
        (['geolocation', 'notifications', 'camera', 'microphone'] as PermissionName[]).map(
          async (name) => (await navigator.permissions.query({ name })).state,
        ),
      ),
    );
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  });
});

describe('app://bundle/', () => {
  it.each([
    'app://bundle/..%2fmain.js',
    'app://bundle/%2e%2e%2fpackage.json',
    'app://bundle/assets/',
    'app://bundle/none.js',
  ])('has nothing at %s', async (address) => {
    expect(await casier.page.evaluate(async (url) => (await fetch(url)).status, address)).toBe(404);
  });

  it('sends its policies as headers', async () => {
    const headers = await casier.page.evaluate(async () => Object.fromEntries((await fetch('app://bundle/')).headers));
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self';");
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cross-origin-opener-policy': 'same-origin' });
  });
});

describe('the shell door', () => {
  const ask = (procedure: string, input?: unknown) =>
    casier.page.evaluate(
      ([name, value]) =>
        window.casier!.invoke(name as 'facts', value).then(
          () => 'answered',
          (error: Error) => error.message,
        ),
      [procedure, input] as const,
    );

  it('answers what is in the contract', async () => {
    const facts = await casier.page.evaluate(() => window.casier!.invoke('facts', undefined));
    expect(facts).toEqual({ platform: 'linux', locale: 'fr', version: expect.any(String), demo: false });
  });

  it('refuses what is not, and input of another shape', async () => {
    expect(await ask('quit')).toContain('No such shell procedure');
    expect(await ask('constructor')).toContain('No such shell procedure');
    expect(await ask('openLink', { url: 7 })).toContain('Malformed input of shell.openLink');
  });

  it('opens no link that is not of the web or of mail', async () => {
    const opened = await casier.page.evaluate(() => window.casier!.invoke('openLink', { url: 'file:///etc/passwd' }));
    expect(opened).toEqual({ opened: false });
  });
});

describe('a second start', () => {
  it('leaves the data folder to the first one', async () => {
    expect(await startAgain(casier)).toBe(0);
    expect(await casier.page.evaluate(() => document.readyState)).toBe('complete');
  });
});
