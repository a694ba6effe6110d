// Typing in the composer of the real program while the guard has much to think about: 500 chips in Cci and a quoted
// history of 200 kB. Each key stroke from its event to the frame after it, in the body, in the subject and in À; and
// how long after the last one the guard has said what it thinks.
import type { Page } from 'playwright-core';
import { launchCasier } from '../e2e/launch.ts';
import { figuresOf } from './figures.ts';
import { quotedHistory, RECIPIENTS } from './guard-bench.ts';

const WORDS = 'Bonjour à tous, la sortie de vendredi est maintenue. Merci de prévoir un pique-nique. ';
/** As a quick typist. */
const BETWEEN_KEYS_MS = 60;
const WITHIN_MS = 30_000;

export async function benchComposer(): Promise<void> {
  const { record, recordSpread } = figuresOf('guard', '500 chips, 200 kB');
  const casier = await launchCasier({ args: ['--demo'] });
  try {
    const page = await openComposer(casier.page);
    await fill(page);
    const body = page.getByRole('textbox', { name: 'Corps du message' });
    await body.press('Control+Home');
    recordSpread('key stroke to paint, in the body', 'ms', await typed(page, WORDS), [null, '≤ 16']);
    record('and until the guard has read it', 'ms', [await judgedAfterMs(page)]);
    await page.getByRole('textbox', { name: 'Objet' }).focus();
    recordSpread('key stroke to paint, in the subject', 'ms', await typed(page, WORDS), [null, '≤ 16']);
    await page.getByRole('combobox', { name: 'À', exact: true }).focus();
    recordSpread('key stroke to paint, in À', 'ms', await typed(page, 'claire.moreau.nouvelle.adresse'), [
      null,
      '≤ 16',
    ]);
  } finally {
    await casier.close();
  }
}

async function openComposer(main: Page): Promise<Page> {
  const opened = main.context().waitForEvent('page');
  await main
    .getByRole('button', { name: /^Écrire/ })
    .first()
    .click();
  const page = await opened;
  await page.getByRole('combobox', { name: 'À', exact: true }).waitFor();
  return page;
}

async function fill(page: Page): Promise<void> {
  const addresses = Array.from({ length: RECIPIENTS }, (_, i) => `f${i}@orange.fr`).join('\n');
  await page.getByRole('combobox', { name: 'Cci', exact: true }).focus();
  await paste(page, 'text/plain', addresses);
  await page.getByText('f499@orange.fr').waitFor({ state: 'attached', timeout: WITHIN_MS });
  await page.getByRole('textbox', { name: 'Corps du message' }).focus();
  await paste(page, 'text/html', `<p><br></p><blockquote>${quotedHistory()}</blockquote>`);
  await page.locator('.finding').first().waitFor({ timeout: WITHIN_MS });
}

function paste(page: Page, type: string, text: string): Promise<void> {
  return page.evaluate(
    ([kind, data]) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(kind!, data!);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
    },
    [type, text],
  );
}

/** From each key stroke's event to the end of the frame that follows it. */
async function typed(page: Page, text: string): Promise<number[]> {
  await page.evaluate(() => {
    const tookMs: number[] = [];
    Object.assign(window, { tookMs });
    document.addEventListener(
      'keydown',
      ({ timeStamp }) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => tookMs.push(performance.now() - timeStamp);
        requestAnimationFrame(() => channel.port2.postMessage(null));
      },
      { capture: true },
    );
  });
  await page.keyboard.type(text, { delay: BETWEEN_KEYS_MS });
  return page.evaluate(() => (window as unknown as { tookMs: number[] }).tookMs);
}

/** An address of a family is typed at the end: until its finding is on the screen. */
async function judgedAfterMs(page: Page): Promise<number> {
  await page.keyboard.type('f1@orange.fr f2@orange.fr f3@orange.fr');
  const startedAt = Date.now();
  await page.getByText(/^Le texte donne/).waitFor({ timeout: WITHIN_MS });
  return Date.now() - startedAt;
}
