// Keys as a keyboard gives them to the display: they reach Casier's window from outside, so that the menu bar, main, the window
// and whatever frame has the focus hear of them in their turn. Playwright's own pass main and the menu bar by.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { ElectronApplication } from 'playwright-core';

const run = promisify(execFile);
const REACHES_MS = 5_000;

/** « Alt+ArrowLeft » as X names it: « alt+Left ». */
function keysym(key: string): string {
  const names: Record<string, string> = {
    Control: 'ctrl',
    Enter: 'Return',
    ' ': 'space',
    PageUp: 'Prior',
    PageDown: 'Next',
  };
  return key
    .split('+')
    .map((name) => names[name] ?? (/^(Alt|Shift)$/.test(name) ? name.toLowerCase() : name.replace(/^Arrow/, '')))
    .join('+');
}

/** As the window told main last, since this was asked first. */
export function hasFrameFocus(app: ElectronApplication): Promise<boolean> {
  return app.evaluate(({ ipcMain }) => {
    const kept = globalThis as { frameFocus?: { now: boolean } };
    if (!kept.frameFocus) {
      const told = { now: false };
      kept.frameFocus = told;
      ipcMain.on('casier:frame-focus', (_event, inFrame: boolean) => {
        told.now = inFrame;
      });
    }
    return kept.frameFocus.now;
  });
}

/** Held keys are let go first, as most people do not. Done once main has heard of the key. */
export async function pressReally(app: ElectronApplication, key: string): Promise<void> {
  const name = key.split('+').at(-1)!;
  const heard = await app.evaluateHandle(
    ({ BrowserWindow }, { wanted, waitMs }) => {
      const { webContents } = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]!;
      const reached = new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), waitMs);
        webContents.on('before-input-event', function hear(_event, { type, key: pressed }) {
          if (type !== 'keyDown' || pressed !== wanted) return;
          clearTimeout(timer);
          webContents.off('before-input-event', hear);
          resolve(true);
        });
      });
      return { reached };
    },
    { wanted: name, waitMs: REACHES_MS },
  );
  await run('xdotool', ['key', keysym(key)]);
  const hasReached = await heard.evaluate(({ reached }) => reached);
  await heard.dispose();
  if (!hasReached) throw new Error(`${key} was pressed and did not reach the window`);
}
