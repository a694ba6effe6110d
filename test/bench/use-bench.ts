// A mailbox that is all there, used: searching (from Enter to the results on the screen), opening messages (from the
// click to the body and two frames), flinging through the list.
import type { Page } from 'playwright-core';
import type { MailServer } from '../servers/mail-server.ts';
import { startApp } from './app.ts';
import { type Figures, figuresOf } from './figures.ts';
import { treePssMb } from './memory.ts';

const WORDS = {
  common: ['professeurs', 'élèves', 'réunion', 'classe'],
  rare: ['zygomorphe', 'ornithorynque', 'kayak'],
  prefix: ['prof', 'él', 'réu', 'zyg'],
} as const;
const ROUNDS = 6;
const OPENED = 50;
const NEXT = 8;
const SEEN_WITHIN_MS = 20_000;
const FLING_MS = 10_000;

export async function benchUse(server: MailServer, dataDir: string, mailbox: string): Promise<void> {
  const app = await startApp(server, dataDir);
  try {
    await app.markAt('first-rows');
    const figures = figuresOf('use', mailbox);
    await benchSearch(app.page, figures);
    await benchOpen(app.page, figures);
    const memory = `memory (PSS, all processes), after reading ${OPENED} messages`;
    figures.record(memory, 'MB', [treePssMb(app.pid)]);
  } finally {
    await app.close();
  }
}

/** What is watched for inside the page may never come: then the bench says so, and does not hang. */
function within(measured: Promise<number>): Promise<number> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error(`not seen within ${SEEN_WITHIN_MS} ms`)), SEEN_WITHIN_MS).unref();
  });
  return Promise.race([measured, late]);
}

async function benchSearch(page: Page, { recordSpread }: Figures): Promise<void> {
  for (const [kind, words] of Object.entries(WORDS)) {
    const tookMs: number[] = [];
    for (let round = 0; round < ROUNDS; round++)
      for (const word of words) tookMs.push(await within(searchOnce(page, word)));
    recordSpread(`search of a ${kind} word`, 'ms', tookMs, [null, '≤ 50']);
  }
}

/** Enter in the field starts the search at once, without the pause that waits for the next key. */
function searchOnce(page: Page, word: string): Promise<number> {
  return page.evaluate(async (text) => {
    const field = document.querySelector<HTMLInputElement>('input[type=search]')!;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const setValue = (value: string) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, value);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const enter = () => field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    const grid = () => document.querySelector('[role=grid],[role=treegrid]');
    const isThere = (label: string) =>
      grid()?.getAttribute('aria-busy') === 'false' &&
      grid()?.getAttribute('aria-label')?.startsWith(label) &&
      grid()?.querySelector('[role=row][aria-label]');
    setValue('');
    while (!isThere('Messages')) await frame();
    setValue(text);
    await frame();
    const startedAt = performance.now();
    enter();
    while (!isThere('Résultats')) await frame();
    return performance.now() - startedAt;
  }, word);
}

async function benchOpen(page: Page, { recordSpread }: Figures): Promise<void> {
  await page.locator('input[type=search]').fill('');
  // The mailbox is back in the place of what was found.
  await page.waitForFunction(() => {
    const grid = document.querySelector('[role=grid],[role=treegrid]');
    const isMailbox = grid?.getAttribute('aria-label')?.startsWith('Messages');
    return isMailbox && grid?.getAttribute('aria-busy') === 'false' && grid.querySelector('[role=row][aria-label]');
  });
  const tookMs: number[] = [];
  const rows = await page.evaluate(
    () => Number(document.querySelector('[role=grid],[role=treegrid]')?.getAttribute('aria-rowcount')) - 1,
  );
  const step = Math.max(1, Math.floor(rows / OPENED));
  for (let i = 0; i < OPENED; i++) tookMs.push(await within(openOnce(page, (i * step) % rows)));
  recordSpread('opening a message', 'ms', tookMs, ['≤ 50', '≤ 100']);
  const nextMs: number[] = [];
  for (let i = 0; i < NEXT; i++) nextMs.push(await within(openNext(page, i)));
  recordSpread('going on to the next message', 'ms', nextMs.slice(1), ['≤ 16', null]);
}

/**
 * A message is opened, and read for a moment; then the row below it, whose document waits in the frame behind, until it
 * is in front.
 */
function openNext(page: Page, index: number): Promise<number> {
  return page.evaluate(async (wanted) => {
    const moment = () => new Promise((resolve) => setTimeout(resolve));
    const rowAt = (at: number) =>
      document.querySelector<HTMLElement>(
        `:is([role=grid],[role=treegrid]) [role=row][data-index="${at}"][aria-label]`,
      );
    const click = (row: HTMLElement) => {
      for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click'])
        row.querySelector('.cell-subject')?.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0 }));
    };
    const shows = (frame: string, row: HTMLElement) =>
      document
        .querySelector(frame)
        ?.getAttribute('data-loaded')
        ?.includes(`/${row.id.replace('-', '/')}/`);
    document.querySelector('[role=grid],[role=treegrid]')!.scrollTop = 0;
    while (!rowAt(wanted + 1)) await moment();
    const [row, next] = [rowAt(wanted)!, rowAt(wanted + 1)!];
    click(row);
    while (!shows('.body-frame', row) || !shows('.body-frame-ahead', next)) await moment();
    const startedAt = performance.now();
    click(next);
    while (!shows('.body-frame', next)) await moment();
    return performance.now() - startedAt;
  }, index);
}

/** From the click on a row that is on the screen to its body painted. */
function openOnce(page: Page, index: number): Promise<number> {
  return page.evaluate(async (wanted) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    // Asked for each time: the list is another one when a search has ended.
    const grid = () => document.querySelector<HTMLElement>('[role=grid],[role=treegrid]');
    const find = () => grid()?.querySelector<HTMLElement>(`[role=row][data-index="${wanted}"][aria-label]`);
    while (!find()) {
      if (grid()) grid()!.scrollTop = wanted * 30;
      await frame();
    }
    await frame();
    const row = find()!;
    const startedAt = performance.now();
    const front = () => document.querySelector('iframe.body-frame');
    const before = front()?.getAttribute('data-loaded');
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click']) {
      row.querySelector('.cell-subject')!.dispatchEvent(new MouseEvent(type, { bubbles: true, button: 0 }));
    }
    // Another document is in front, and there: it may have been fetched in the frame behind.
    while (
      front()?.getAttribute('data-loaded') === before ||
      front()?.getAttribute('data-loaded') !== front()?.getAttribute('src')
    )
      await new Promise((resolve) => setTimeout(resolve));
    await frame();
    await frame();
    return performance.now() - startedAt;
  }, index);
}

export async function benchScroll(server: MailServer, dataDir: string, mailbox: string): Promise<void> {
  const app = await startApp(server, dataDir);
  try {
    await app.markAt('first-rows');
    const frames = await app.page.evaluate(fling, FLING_MS);
    const { record, recordSpread } = figuresOf('use', mailbox);
    recordSpread('frame of a 10 s fling over all rows', 'ms', frames, [null, null]);
    record('frames over 20 ms in that fling', 'frames', [frames.filter((ms) => ms > 20).length]);
    record('longest frame of that fling', 'ms', [Math.max(...frames)], '≤ 32');
  } finally {
    await app.close();
  }
}

/** Runs in the page: as a wheel does, a push each frame; answers how long each frame took. */
async function fling(durationMs: number): Promise<number[]> {
  const grid = document.querySelector<HTMLElement>('[role=grid],[role=treegrid]')!;
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const frames: number[] = [];
  let last = await frame();
  const endAt = last + durationMs;
  let step = 900;
  while (last < endAt) {
    if (grid.scrollTop + grid.clientHeight >= grid.scrollHeight - 1 || grid.scrollTop + step < 0) step = -step;
    grid.scrollTop += step;
    const now = await frame();
    frames.push(now - last);
    last = now;
  }
  return frames;
}
