// The end of the program. Every window is closed by then: what only waited to be taken back is sent, what still waits is
// said, the engine closes its database, then Casier ends. Whoever starts it again meanwhile gets a new one.
import { app, Notification } from 'electron';
import { MailError } from '../shared/domain/problem.ts';
import { desktopWords } from './desktop/words.ts';
import type { EngineProcess } from './engine-process.ts';
import type { MenuLanguage } from './menu-words.ts';

interface Leaving {
  engine: EngineProcess;
  language(): MenuLanguage;
  /** The engine is gone. */
  onEnded(): void;
}

/** Longer than the engine takes for it: one that does not answer is ended. */
const ANSWER_MS = 10_000;

export function endInOrder({ engine, language, onEnded }: Leaving): void {
  app.once('will-quit', (event) => {
    event.preventDefault();
    app.removeAllListeners('second-instance');
    app.once('second-instance', () => app.relaunch());
    void leave(engine, language())
      .then(() => engine.shutdown())
      .then(() => {
        onEnded();
        app.exit(0);
      });
  });
}

async function leave(engine: EngineProcess, language: MenuLanguage): Promise<void> {
  if (!engine.isRunning()) return;
  const waiting = await Promise.race([waitingLetters(engine), later(ANSWER_MS)]);
  if (waiting === 0 || !Notification.isSupported()) return;
  const w = desktopWords[language];
  new Notification({ title: w.waiting(waiting), body: w.waitingHint, silent: true }).show();
}

/** None where the store is locked. */
async function waitingLetters(engine: EngineProcess): Promise<number> {
  try {
    const client = await engine.client();
    return (await client.host.leave()).waiting;
  } catch (error) {
    if (error instanceof MailError) return 0;
    throw error;
  }
}

function later(ms: number): Promise<0> {
  return new Promise((resolve) => setTimeout(resolve, ms, 0));
}
