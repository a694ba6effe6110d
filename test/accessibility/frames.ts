// What is shown inside of a frame: it is a document of its own, which axe does not enter from outside. Where scripts may run
// (the viewer of attachments) it is asked there; where none may (messages, their preview, paper) a copy of what the frame holds
// is asked, in a window that nobody sees and that shares nothing with Casier's.
import axe from 'axe-core';
import type { ElectronApplication, Frame, Page } from 'playwright-core';

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
const RUN = `axe.run(document, ${JSON.stringify(OPTIONS)}).then(({ violations }) =>
  violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ target }) => target.join(' ')).join(', ')))`;

/** `selector`: of the frame's element. Where scripts may run. */
export async function faultsInFrame(page: Page, selector: string): Promise<string[]> {
  const frame = await contentOf(page, selector);
  await frame.evaluate(axe.source);
  return frame.evaluate<string[]>(RUN);
}

/** Where none may. */
export async function faultsOfCopy(app: ElectronApplication, page: Page, selector: string): Promise<string[]> {
  const frame = await contentOf(page, selector);
  const html = await frame.evaluate(() => `<!doctype html>${document.documentElement.outerHTML}`);
  return app.evaluate(
    async ({ BrowserWindow }, { text, code, run }) => {
      const window = new BrowserWindow({ show: false, webPreferences: { partition: `copy ${Math.random()}` } });
      const address = `data:text/html;charset=utf-8;base64,${Buffer.from(text).toString('base64')}`;
      await window.loadURL(address);
      await window.webContents.executeJavaScript(`${code}; 0`);
      const faults: string[] = await window.webContents.executeJavaScript(run);
      window.destroy();
      return faults;
    },
    { text: html, code: axe.source, run: RUN },
  );
}

async function contentOf(page: Page, selector: string): Promise<Frame> {
  const element = await page.locator(selector).elementHandle();
  const frame = await element?.contentFrame();
  if (!frame) throw new Error(`${selector} is no frame`);
  return frame;
}
