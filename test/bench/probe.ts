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

/** Epoch ms at which a search first found that many messages. */
export async function searchableAt(page: Page, word: string, count: number, timeoutMs = 120_000): Promise<number> {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    const { found, at } = await page.evaluate(searchInPage, word);
    if (found >= count) return at;
    await page.waitForTimeout(100);
  }
  throw new Error(`the search finds fewer than ${count} messages`);
}

/** Runs in the page: the list's own answer to what is typed into the search field. */
async function searchInPage(word: string): Promise<{ found: number; at: number }> {
  const field = document.querySelector<HTMLInputElement>('input[type=search]')!;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const grid = () => document.querySelector('[role=grid],[role=treegrid]');
  const shown = async (label: string) => {
    while (grid()?.getAttribute('aria-busy') !== 'false' || !grid()?.getAttribute('aria-label')?.startsWith(label)) {
      await frame();
    }
  };
  const type = async (value: string, label: string) => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await frame();
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    await shown(label);
  };
  await type(word, 'Résultats');
  const everywhere = [...document.querySelectorAll<HTMLInputElement>('input[name=search-scope]')].at(-1)!;
  if (!everywhere.checked) {
    everywhere.click();
    for (let i = 0; i < 3; i++) await frame();
    await shown('Résultats');
  }
  const found = Number(grid()?.getAttribute('aria-rowcount') ?? 1) - 1;
  const at = performance.timeOrigin + performance.now();
  await type('', 'Messages');
  return { found, at };
}
