// Waiting for a condition of an engine: looked at again with every event it tells, and now and then besides for what
// no event tells (the server's side).
import type { EngineEvent } from '../../shared/contract/event.ts';

const LOOK_AGAIN_MS = 250;

/** Resolves with the first answer of `look` that is not null, undefined or false. */
export async function untilTrue<T>(
  onEvent: (listener: (event: EngineEvent) => void) => () => void,
  look: () => Promise<T | null | undefined | false>,
  limitMs: number,
  log: () => string,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    let stop = () => {};
    const next = new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_AGAIN_MS);
      stop = onEvent(() => {
        clearTimeout(timer);
        resolve();
      });
    });
    try {
      const found = await look();
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`not within ${limitMs} ms. The engine's log:\n${log()}`);
      await next;
    } finally {
      stop();
    }
  }
}
