// When a draft is saved: at most every 2 s while it changes, at once when asked (blur, sending), never two
// saves at a time but when the window goes, and never with a revision that is not newer. Knows neither React nor the
// engine.
// Invariant: after `flush` has answered, everything changed before it is in the store, or the answer is an error.
import type { DraftContent } from '../../../shared/domain/draft.ts';

export const SAVE_EVERY_MS = 2_000;

export interface DraftSaver {
  /** Something changed: a save is due within 2 s. */
  changed(): void;
  /** Saves now what is unsaved, if anything is. */
  flush(): Promise<void>;
  /** The same for whoever does not wait for it: a failure is told, and tried again within 2 s. */
  saveNow(): void;
  /** The page is going: what is unsaved is sent before this returns, whatever is on its way, and not waited for. */
  leave(): void;
  /** The store answered a newer revision by another way (an attachment was added). */
  sawRevision(revision: number): void;
  /** No save after this. */
  stop(): void;
}

export interface DraftSaverOptions {
  revision: number;
  /** Read at the moment of the save, so that typing costs nothing. */
  content(): DraftContent;
  save(revision: number, content: DraftContent): Promise<{ revision: number }>;
  onSaved(at: number): void;
  onFailed(error: unknown): void;
}

export function createDraftSaver(options: DraftSaverOptions): DraftSaver {
  let { revision } = options;
  let dirty = false;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let running: Promise<void> | null = null;
  let stopped = false;

  async function saveOnce(): Promise<void> {
    dirty = false;
    revision += 1;
    try {
      const answer = await options.save(revision, options.content());
      revision = Math.max(revision, answer.revision);
      options.onSaved(Date.now());
    } catch (error) {
      dirty = true;
      throw error;
    }
  }

  async function flush(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    if (running) await running.catch(() => {});
    if (!dirty || stopped) return;
    running = saveOnce().finally(() => {
      running = null;
    });
    await running;
    // What was typed while that save was on its way.
    if (dirty && !stopped) await flush();
  }

  function schedule(): void {
    if (timer || stopped) return;
    timer = setTimeout(() => {
      timer = null;
      saveNow();
    }, SAVE_EVERY_MS);
  }

  function saveNow(): void {
    flush().catch((error: unknown) => {
      options.onFailed(error);
      schedule();
    });
  }

  return {
    changed() {
      dirty = true;
      schedule();
    },
    flush,
    saveNow,
    leave() {
      // The page is gone before an answer could be told to anybody.
      if (dirty && !stopped) saveOnce().catch(() => {});
    },
    sawRevision(seen) {
      revision = Math.max(revision, seen);
    },
    stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}
