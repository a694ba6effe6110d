// When something is on the screen, told from inside of the page: looked for at each change of the document instead of each frame, and
// then in the first frame that is drawn with it. A message of a channel that is sent from a frame's callback arrives when that
// frame has been drawn and handed over.
import type { Page } from 'playwright-core';

declare global {
  interface Window {
    /** Resolves right after the first frame in which it holds: the clock of `performance.now()`. */
    untilPainted(holds: () => unknown): Promise<number>;
    /** … and at the change that makes it hold. */
    untilThere(holds: () => unknown): Promise<number>;
  }
}

export async function watchPainting(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.untilThere = (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds()) return;
          changes.disconnect();
          resolve(performance.now());
        };
        const changes = new MutationObserver(look);
        changes.observe(document.documentElement, { subtree: true, childList: true, attributes: true });
        look();
      });
    window.untilPainted = async (holds) => {
      await window.untilThere(holds);
      return new Promise((resolve) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => resolve(performance.now());
          port2.postMessage(null);
        });
      });
    };
  });
}
