// What is shown inside of a frame: it is a document of its own, which axe does not enter from outside. Where scripts may run
// (the viewer of attachments) it is asked there; where none may (messages, their preview, paper) a copy of what the frame holds
// is asked, in a window that nobody sees and that shares nothing with Casier's. Both as it stands and in forced colours.
import axe from 'axe-core';
import type { ElectronApplication, Frame, Page } from 'playwright-core';
import { textFillAsPainted } from './forced-colours.ts';

/** What a document inside of another may leave to it, or to whoever wrote the letter: a title, landmarks, ways around. */
const LEFT_TO_THE_WINDOW = ['document-title', 'bypass'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const OPTIONS = {
  runOnly: TAGS,
  rules: Object.fromEntries(LEFT_TO_THE_WINDOW.map((rule) => [rule, { enabled: false }])),
  iframes: false,
  preload: false,
  resultTypes: ['violations'],
};
const run = (
  options: object,
  appearance = '',
) => `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) =>
  violations.map(({ id, nodes }) => '${appearance}' + id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`;
const RUN = run(OPTIONS);
const COLOURS = ['color-contrast', 'link-in-text-block'];
/** While the colours are forced. */
const RUN_FORCED = `(${textFillAsPainted})(true); ${run({ ...OPTIONS, runOnly: COLOURS }, 'forced colours: ')}`;

/** `selector`: of the frame's element. Where scripts may run. */
export async function faultsInFrame(page: Page, selector: string): Promise<string[]> {
  const frame = await contentOf(page, selector);
  await frame.evaluate(axe.source);
  const faults = await frame.evaluate<string[]>(RUN);
  await page.emulateMedia({ forcedColors: 'active' });
  await frame.waitForFunction(() => matchMedia('(forced-colors: active)').matches);
  faults.push(...(await frame.evaluate<string[]>(RUN_FORCED)));
  await frame.evaluate(textFillAsPainted, false);
  await page.emulateMedia({ forcedColors: 'none' });
  return faults;
}

/** Where none may. */
export async function faultsOfCopy(app: ElectronApplication, page: Page, selector: string): Promise<string[]> {
  const frame = await contentOf(page, selector);
  const html = await frame.evaluate(() => `<!doctype html>${document.documentElement.outerHTML}`);
  return app.evaluate(
    async ({ BrowserWindow }, { text, code, asItStands, forced }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { partition: `copy ${Math.random()}` } });
      const address = `data:text/html;charset=utf-8;base64,${Buffer.from(text).toString('base64')}`;
      await window.loadURL(address);
      await window.webContents.executeJavaScript(`${code}; 0`);
      const faults: string[] = await window.webContents.executeJavaScript(asItStands);
      window.webContents.debugger.attach();
      const features = [{ name: 'forced-colors', value: 'active' }];
      await window.webContents.debugger.sendCommand('Emulation.setEmulatedMedia', { features });
      const isForced = await window.webContents.executeJavaScript("matchMedia('(forced-colors: active)').matches");
      faults.push(...(isForced ? await window.webContents.executeJavaScript(forced) : ['no forced colours']));
      window.destroy();
      return faults;
    },
    { text: html, code: axe.source, asItStands: RUN, forced: RUN_FORCED },
  );
}

async function contentOf(page: Page, selector: string): Promise<Frame> {
  const element = await page.locator(selector).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`${selector} is no frame`);
  return frame;
}
