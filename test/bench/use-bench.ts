// A mailbox that is all there, used: searching (from the key to the results on the screen), opening messages, going on to the
// next one, flinging through the list. On the screen is what stands in the document when a frame is drawn: the clock ends right
// after the first frame that had it (until-painted.ts).
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { MailServer } from '../servers/mail-server.ts';
import { startApp } from './app.ts';
import { type Figures, figuresOf } from './figures.ts';
import { treePssMb } from './memory.ts';
import { watchPainting } from './until-painted.ts';

const WORDS = {
  common: ['professeurs', 'élèves', 'réunion', 'classe'],
  rare: ['zygomorphe', 'ornithorynque', 'kayak'],
  prefix: ['prof', 'él', 'réu', 'zyg'],
} as const;
const ROUNDS = 6;
const OPENED = 50;
const NEXT = 20;
/** Nobody has touched the program for so long. */
const RESTED_MS = 30_000;
/** Letters follow each other like this. */
const TYPED = ['rentrée', 'bulletins', 'cantine'];
const LETTER_MS = 150;
const SEEN_WITHIN_MS = 20_000;
const FLING_MS = 10_000;

export async function benchUse(server: MailServer, dataDir: string, mailbox: string): Promise<void> {
  const app = await startApp(server, dataDir);
  try {
    await app.markAt('first-rows');
    const figures = figuresOf('use', mailbox);
    await watchPainting(app.page);
    await benchSearch(app.page, figures);
    await benchOpen(app.page, figures);
    const memory = `memory (PSS, all processes), after reading ${OPENED} messages`;
    figures.record(memory, 'MB', [treePssMb(app.pid)]);
    await sleep(RESTED_MS);
    figures.record(`${memory} and half a minute`, 'MB', [treePssMb(app.pid)], mailbox === 'light50k' ? '≤ 420' : null);
  } finally {
    await app.close();
  }
}

/** What is watched for inside the page may never come: then the bench says so, and does not hang. */
function within<Measured>(measured: Promise<Measured>): Promise<Measured> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error(`not seen within ${SEEN_WITHIN_MS} ms`)), SEEN_WITHIN_MS).unref();
  });
  return Promise.race([measured, late]);
}

async function benchSearch(page: Page, { recordSpread }: Figures): Promise<void> {
  for (const [kind, words] of Object.entries(WORDS)) {
    const tookMs: number[] = [];
    for (let round = 0; round < ROUNDS; round++)
      for (const word of words) tookMs.push(await within(searchOnce(page, word + notYetAsked(round))));
    recordSpread(`search of a ${kind} word`, 'ms', tookMs, [null, '≤ 50']);
  }
  const letterMs: number[] = [];
  for (const word of TYPED) letterMs.push(...(await type(page, word)));
  recordSpread('search at each letter typed', 'ms', letterMs, [null, '≤ 50']);
}

/** What was asked a moment ago is answered by the window itself: spaces make it another question with the same answer. */
function notYetAsked(round: number): string {
  return ' '.repeat(round);
}

/** From the word's being entered, with the folder in front, to its results painted. */
function searchOnce(page: Page, text: string): Promise<number> {
  return page.evaluate(async (wanted) => {
    const field = document.querySelector<HTMLInputElement>('input[type=search]')!;
    const setValue = (value: string) => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, value);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    const isThere = (label: string) => {
      const grid = document.querySelector('[role=grid],[role=treegrid]');
      const isOne = grid?.getAttribute('aria-busy') === 'false' && grid.getAttribute('aria-label')?.startsWith(label);
      return isOne && grid.querySelector('[role=row][aria-label]');
    };
    setValue('');
    await window.untilPainted(() => isThere('Messages'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    const startedAt = performance.now();
    setValue(wanted);
    return (await window.untilPainted(() => isThere('Résultats'))) - startedAt;
  }, text);
}

/** Letter by letter, as one types: how long each of them took to its own results painted. */
async function type(page: Page, word: string): Promise<number[]> {
  await searchOnce(page, 'x');
  const tookMs: number[] = [];
  for (let end = 1; end <= word.length; end++) {
    await sleep(LETTER_MS);
    const letter = page.evaluate(
      async (text) => {
        const field = document.querySelector<HTMLInputElement>('input[type=search]')!;
        let wasBusy = false;
        const isAnswered = () => {
          const grid = document.querySelector('[role=grid],[role=treegrid]');
          wasBusy ||= grid?.getAttribute('aria-busy') === 'true';
          return wasBusy && grid?.getAttribute('aria-busy') === 'false';
        };
        const startedAt = performance.now();
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')!.set!.call(field, text);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        return (await window.untilPainted(isAnswered)) - startedAt;
      },
      word.slice(0, end),
    );
    tookMs.push(await within(letter));
  }
  return tookMs;
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
  const next: { inFrontMs: number; paintedMs: number }[] = [];
  for (let i = 0; i < NEXT; i++) next.push(await within(openNext(page, i)));
  const measured = next.slice(1);
  const inFrontMs = measured.map((one) => one.inFrontMs);
  const paintedMs = measured.map((one) => one.paintedMs);
  recordSpread('going on to the next message, until it is in front', 'ms', inFrontMs, ['≤ 16', null]);
  recordSpread('going on to the next message, until it is painted', 'ms', paintedMs, [null, null]);
}

/**
 * A message is opened, and read for a moment; then the row below it, whose document waits in the frame behind, until it
 * is in front.
 */
function openNext(page: Page, index: number): Promise<{ inFrontMs: number; paintedMs: number }> {
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
    document.querySelector('[role=grid],[role=treegrid]')!.scrollTop = (wanted - 5) * 30;
    while (!rowAt(wanted + 1)) await moment();
    const [row, next] = [rowAt(wanted)!, rowAt(wanted + 1)!];
    click(row);
    while (!shows('.body-frame', row) || !shows('.body-frame-ahead', next)) await moment();
    const startedAt = performance.now();
    const isInFront = () => shows('.body-frame', next);
    click(next);
    const [inFrontAt, paintedAt] = await Promise.all([window.untilThere(isInFront), window.untilPainted(isInFront)]);
    return { inFrontMs: inFrontAt - startedAt, paintedMs: paintedAt - startedAt };
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
    const isThere = () => {
      const loaded = front()?.getAttribute('data-loaded');
      return loaded && loaded !== before && loaded === front()?.getAttribute('src');
    };
    return (await window.untilPainted(isThere)) - startedAt;
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
