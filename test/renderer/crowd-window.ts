// One start of the program for all crowds of a test file: starting it takes three times as long as what most of its
// tests do. Each crowd gets the window as a start would give it: loaded anew, with the colours, the mouse and the dialogs
// of the beginning. Where a test changed more than that (another size, more windows), the program is started again.
import { afterAll } from 'vitest';
import type { CrowdOptions } from './crowd.ts';
import { type OpenCrowd, openCrowd } from './open-crowd.ts';

type Scheme = 'light' | 'dark';

/** To be called while the file is collected. What it answers opens a crowd, whose `close` ends nothing yet. */
export function crowdWindow(): typeof openCrowd {
  let standing: OpenCrowd | null = null;
  afterAll(() => standing?.close());
  return async (options = {}, scheme = 'light') => {
    if (standing && !isAsAtFirst(standing)) {
      await standing.close();
      standing = null;
    }
    if (standing) await beginAgain(standing, options, scheme);
    else standing = await openFirst(options, scheme);
    return { ...standing, close: async () => undefined };
  };
}

async function openFirst(options: Partial<CrowdOptions>, scheme: Scheme): Promise<OpenCrowd> {
  const crowd = await openCrowd(options, scheme);
  await crowd.app.evaluate(({ dialog }) => {
    Object.assign(globalThis, { ownDialogs: { ...dialog } });
  });
  return crowd;
}

function isAsAtFirst({ app, page }: OpenCrowd): boolean {
  return !page.isClosed() && app.windows().length === 1 && page.viewportSize() === null;
}

async function beginAgain({ app, page, next }: OpenCrowd, options: Partial<CrowdOptions>, scheme: Scheme) {
  await app.evaluate(({ dialog }) => {
    Object.assign(dialog, (globalThis as unknown as { ownDialogs: typeof dialog }).ownDialogs);
  });
  await page.emulateMedia({ colorScheme: scheme, forcedColors: null, reducedMotion: null });
  await page.mouse.move(0, 0);
  await page.evaluate(() => sessionStorage.clear());
  await next(options);
}
