// The scroll figure of `npm run bench`: how long the frames are while the message list is flung from its first row
// to its last and back within ten seconds. Times are those between two animation frames of the page itself.
import type { Page } from 'playwright-core';

export interface FlingFigures {
  frames: number;
  p50Ms: number;
  p95Ms: number;
  maxMs: number;
  over20Ms: number;
  over32Ms: number;
  /** Share of frames in which some row on the screen still waited for its facts. */
  awaitedShare: number;
}

export async function flingList(page: Page, durationMs = 10_000): Promise<FlingFigures> {
  const { times, awaited } = await page.evaluate(flingInPage, durationMs);
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return {
    frames: times.length,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    maxMs: round(sorted.at(-1) ?? 0),
    over20Ms: times.filter((time) => time > 20).length,
    over32Ms: times.filter((time) => time > 32).length,
    awaitedShare: round(awaited / times.length),
  };
}

const round = (value: number) => Math.round(value * 100) / 100;

/** Runs in the page: down and up again, slow at the turns and fastest half way, as a hand flings. */
function flingInPage(durationMs: number): Promise<{ times: number[]; awaited: number }> {
  const grid = document.querySelector('.message-grid')!;
  const way = grid.scrollHeight - grid.clientHeight;
  const times: number[] = [];
  let awaited = 0;
  return new Promise((resolve) => {
    let startAt: number | null = null;
    let lastAt = 0;
    requestAnimationFrame(function frame(now) {
      if (startAt === null) startAt = now;
      else times.push(now - lastAt);
      lastAt = now;
      if (grid.querySelector('.message-row-awaited')) awaited++;
      const done = (now - startAt) / durationMs;
      if (done >= 1) return resolve({ times, awaited });
      grid.scrollTop = (way * (1 - Math.cos(done * 2 * Math.PI))) / 2;
      requestAnimationFrame(frame);
    });
  });
}
