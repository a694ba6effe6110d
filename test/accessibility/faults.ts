// What is wrong with a view for somebody who sees otherwise, reads with a screen reader or has no mouse: axe on what is on
// the screen as it stands, then what another appearance can change: the other theme, forced colours, 200 % of a school's
// screen. Nothing of the view is touched by it: no menu closes, no document is loaded again, and at the end all is as before.
// Only what is on top is looked at (the topmost dialog, the open menu): what lies behind was a view before.
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { lostFromSight } from './enlarged.ts';
import { textFillAsPainted, unpaintedIcons } from './forced-colours.ts';

/** Rules that look at colours: another theme changes nothing else. */
const OF_COLOUR = ['color-contrast', 'link-in-text-block'];
/** Rules that look at where things stand. The size of targets is asked of the enlarged view alone: it is the denser one. */
const OF_LAYOUT = ['scrollable-region-focusable', 'target-size'];
/** 1366 × 768, the smallest screen that schools still have, at 200 %. */
const SCREEN_AT_200 = { width: 683, height: 384 };

/** One line per rule and appearance; none where all is well. */
export async function faultsOf(page: Page): Promise<string[]> {
  await atRest(page);
  const faults = await axeIn(page);
  for (const [appearance, look] of Object.entries(APPEARANCES)) {
    faults.push(...(await look(page)).map((fault) => `${appearance}: ${fault}`));
  }
  return faults;
}

const APPEARANCES = {
  'the other theme': inTheOtherTheme,
  'forced colours': inForcedColours,
  '200 %': enlarged,
};

/** By the attribute alone: the settings, and documents made for a theme, stay as they are. */
async function inTheOtherTheme(page: Page): Promise<string[]> {
  const kept = await page.evaluate(() => {
    const root = document.documentElement;
    const before = root.dataset.theme;
    const isDark = before === 'dark' || (before !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
    root.dataset.theme = isDark ? 'light' : 'dark';
    return before ?? null;
  });
  await atRest(page);
  const faults = await axeIn(page, OF_COLOUR);
  await page.evaluate((before) => {
    if (before === null) delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = before;
  }, kept);
  return faults;
}

async function inForcedColours(page: Page): Promise<string[]> {
  await page.emulateMedia({ forcedColors: 'active' });
  await atRest(page);
  await page.evaluate(textFillAsPainted, true);
  const faults = await axeIn(page, OF_COLOUR);
  await page.evaluate(textFillAsPainted, false);
  faults.push(...(await page.evaluate(unpaintedIcons)));
  await page.emulateMedia({ forcedColors: 'none' });
  return faults;
}

async function enlarged(page: Page): Promise<string[]> {
  const own = await page.evaluate(() => innerWidth);
  const restore = await resize(page);
  const faults = [...(await page.evaluate(lostFromSight)), ...(await axeIn(page, OF_LAYOUT))];
  await restore();
  await page.waitForFunction((width) => innerWidth === width, own);
  await followed(page);
  return faults;
}

/** What is enlarged twice has half the room: the window's own size is left alone. Answers the way back. */
async function resize(page: Page): Promise<() => Promise<void>> {
  const emulated = page.viewportSize();
  const devices = await page.context().newCDPSession(page);
  if (emulated) await page.setViewportSize(SCREEN_AT_200);
  else {
    const metrics = { ...SCREEN_AT_200, deviceScaleFactor: 0, mobile: false };
    await devices.send('Emulation.setDeviceMetricsOverride', metrics);
  }
  await page.waitForFunction((width) => innerWidth === width, SCREEN_AT_200.width);
  await followed(page);
  return async () => {
    if (emulated) await page.setViewportSize(emulated);
    else await devices.send('Emulation.clearDeviceMetricsOverride');
    await devices.detach();
  };
}

/** The new size is known before anybody has heard of it: the next picture tells, and the one after shows what that led to. */
async function followed(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  await atRest(page);
}

/** Once what appears has appeared: half transparent, it has half the contrast. What turns for ever is not waited for. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect }) => effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY),
  );
}

async function axeIn(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(runAxe, rules);
}

/** In the page. */
async function runAxe(rules: readonly string[] | undefined): Promise<string[]> {
  const { axe: checker } = window as unknown as { axe: typeof import('axe-core') };
  const dialogs = [...document.querySelectorAll('dialog[open]')];
  const { violations } = await checker.run(document.querySelector('[role="menu"]') ?? dialogs.at(-1) ?? document, {
    // Frames are looked at by themselves (frames.ts), and nothing that is right is collected: both cost more than the rules.
    iframes: false,
    preload: false,
    resultTypes: ['violations'],
    ...(rules && { runOnly: [...rules] }),
  });
  // What a field that is being typed in offers is gone through with its arrows, which scroll; axe knows that of fields with
  // the role of a combobox, and the search field keeps its own.
  const offered = document.activeElement?.getAttribute('aria-controls');
  const isOffered = (rule: string, element: string) =>
    rule === 'scrollable-region-focusable' && element === `#${offered}`;
  // For axe a button of a dialog's foot is covered by what is scrolled away below it: it counts as its own size where that is
  // what one hits in its middle and near its corners.
  const isWhole = (rule: string, selector: string) => {
    const target = rule === 'target-size' ? document.querySelector(selector) : null;
    if (!target) return false;
    const { left, top, width, height } = target.getBoundingClientRect();
    const isHit = (x: number, y: number) => target.contains(document.elementFromPoint(left + x, top + y));
    const across = [4, width / 2, width - 4];
    const down = [4, height / 2, height - 4];
    return width >= 24 && height >= 24 && across.every((x) => down.every((y) => isHit(x, y)));
  };
  return violations.flatMap(({ id, nodes }) => {
    const wrong = nodes.filter(({ target }) => !isOffered(id, target.join(' ')) && !isWhole(id, target.join(' ')));
    if (wrong.length === 0) return [];
    const said = wrong.map(({ target, any }) => {
      const { fgColor, bgColor } = (any[0]?.data ?? {}) as { fgColor?: string; bgColor?: string };
      return target.join(' ') + (fgColor ? ` (${fgColor} on ${bgColor})` : '');
    });
    return `${id}: ${said.join(', ')}`;
  });
}
