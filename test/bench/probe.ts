// What the window shows, watched from inside the page: once per frame the list's length and the status bar are read,
// and the first time each expected state was seen is kept. Also every stretch in which the page was blocked.
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    bench: {
      firstRowAt: number;
      rows: [count: number, at: number][];
      offline: [done: number, total: number, at: number][];
      blocked: number[];
    };
  }
}

export async function startProbe(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: Window['bench'] = { firstRowAt: 0, rows: [], offline: [], blocked: [] };
    window.bench = seen;
    new PerformanceObserver((list) => seen.blocked.push(...list.getEntries().map((entry) => entry.duration))).observe({
      type: 'longtask',
    });
    const number = (text: string) => Number(text.replace(/\D/g, ''));
    const look = () => {
      const at = performance.timeOrigin + performance.now();
      const grid = document.querySelector('[role=grid],[role=treegrid]');
      const count = Number(grid?.getAttribute('aria-rowcount') ?? 1) - 1;
      if (count > 0 && seen.firstRowAt === 0 && grid?.querySelector('[role=row][aria-label]')) seen.firstRowAt = at;
      if (count !== (seen.rows.at(-1)?.[0] ?? 0)) seen.rows.push([count, at]);
      const status = document.querySelector('.status-download')?.textContent ?? '';
      const [done = '', total = done] = status.split('messages')[0]!.split('/');
      const last = seen.offline.at(-1);
      if (status && (!last || last[0] !== number(done) || last[1] !== number(total)))
        seen.offline.push([number(done), number(total), at]);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

/** Epoch ms of the first visible row of the list. */
export async function firstRowAt(page: Page): Promise<number> {
  return (await page.waitForFunction(() => window.bench.firstRowAt, null, { timeout: 60_000 })).jsonValue();
}

/** Epoch ms at which the list first had that many rows. */
export async function rowsAt(page: Page, count: number, timeoutMs = 300_000): Promise<number> {
  const handle = await page.waitForFunction(
    (wanted) => window.bench.rows.find(([rows]) => rows >= wanted)?.[1] ?? 0,
    count,
    { timeout: timeoutMs, polling: 50 },
  );
  return handle.jsonValue();
}

/** Epoch ms at which the status bar first said that all of that many messages are readable offline. */
export async function offlineAt(page: Page, total: number, timeoutMs = 600_000): Promise<number> {
  const handle = await page.waitForFunction(
    (wanted) => window.bench.offline.find(([done, all]) => done >= wanted && all >= wanted)?.[2] ?? 0,
    total,
    { timeout: timeoutMs, polling: 100 },
  );
  return handle.jsonValue();
}

/** Longest stretch in ms that the page could not answer since the probe began. */
export function longestBlock(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...window.bench.blocked));
}

/** Epoch ms at which a search that is left standing first showed that many messages. */
export async function searchableAt(page: Page, word: string, count: number, timeoutMs = 600_000): Promise<number> {
  await searchFor(page, word, 'Résultats');
  const everywhere = page.locator('input[name=search-scope]').last();
  await everywhere.evaluate((radio: HTMLInputElement) => radio.click());
  const handle = await page.waitForFunction(
    (wanted) => {
      const grid = document.querySelector('[role=grid],[role=treegrid]')!;
      const isFound = grid.getAttribute('aria-label')?.startsWith('Résultats') && grid.ariaBusy === 'false';
      return isFound && Number(grid.ariaRowCount) - 1 >= wanted && performance.timeOrigin + performance.now();
    },
    count,
    { timeout: timeoutMs },
  );
  const at = (await handle.jsonValue()) as number;
  await searchFor(page, '', 'Messages');
  return at;
}

async function searchFor(page: Page, text: string, label: string): Promise<void> {
  await page.locator('input[type=search]').fill(text);
  await page.locator('input[type=search]').press('Enter');
  await page.locator(`[role=grid][aria-label^=${label}],[role=treegrid][aria-label^=${label}]`).waitFor();
}
