// « Vérifier la base »: every page of the open store, by hand, once after a start that found the traces of a crash, and
// weekly; by itself only when no account is at work. What it finds is told as a problem, which offers the repair.
import type { StoreCheck } from '../shared/contract/store-check.ts';
import type { Problem } from '../shared/domain/problem.ts';
import { expectMailError, problemAt } from './core/problems.ts';
import { checkPages } from './store/check-pages.ts';
import type { Store } from './store/database.ts';
import { lastCheckedAt, setCheckedAt } from './store/life.ts';
import { writeIfRoom } from './store/write-if-room.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
const LOOK_EVERY_MS = 60_000;

export interface StoreChecking {
  state(): StoreCheck;
  /** Begins one, unless one is running. */
  start(): void;
  stop(): void;
  close(): Promise<void>;
}

export interface StoreCheckDeps {
  store: Store;
  path: string;
  key: Uint8Array;
  /** The last end was a crash or a power cut. */
  afterCrash: boolean;
  isIdle(): boolean;
  now(): number;
  onState(state: StoreCheck): void;
  onProblem(problem: Problem): void;
}

export function createStoreCheck(deps: StoreCheckDeps): StoreChecking {
  const { store, path, key, now, onState, onProblem } = deps;
  let state: StoreCheck = { kind: 'resting', lastAt: lastCheckedAt(store.reads), brokenPages: 0 };
  let stopper: AbortController | null = null;
  let running: Promise<void> = Promise.resolve();
  let isDue = deps.afterCrash;

  const setState = (next: StoreCheck) => {
    state = next;
    onState(state);
  };

  async function check(signal: AbortSignal): Promise<void> {
    const before = lastCheckedAt(store.reads);
    try {
      const onProgress = (done: number, total: number) => setState({ kind: 'running', done, total });
      const broken = await checkPages({ path, key, onProgress, signal });
      if (broken === null) return setState({ kind: 'resting', lastAt: before, brokenPages: 0 });
      const at = now();
      store.transaction((tx) => setCheckedAt(tx, at));
      setState({ kind: 'resting', lastAt: at, brokenPages: broken.length });
      if (broken.length > 0) {
        onProblem(
          problemAt({ during: 'store' }, { kind: 'store', reason: 'storeBroken', detail: pagesOf(broken) }, at),
        );
      }
    } catch (error) {
      setState({ kind: 'resting', lastAt: before, brokenPages: 0 });
      onProblem(problemAt({ during: 'store' }, expectMailError(error).data, now()));
    }
  }

  function start(): void {
    if (stopper) return;
    const current = new AbortController();
    stopper = current;
    isDue = false;
    setState({ kind: 'running', done: 0, total: 0 });
    running = check(current.signal).finally(() => {
      stopper = null;
    });
  }

  const timer = setInterval(() => {
    const lastAt = lastCheckedAt(store.reads);
    // A store that was never checked waits a week as well.
    if (lastAt === null) writeIfRoom(store, (tx) => setCheckedAt(tx, now()), 'refetchable');
    // In the future: the clock of the PC was set back since.
    else if (Math.abs(now() - lastAt) > WEEK_MS) isDue = true;
    if (isDue && deps.isIdle()) start();
  }, LOOK_EVERY_MS);
  timer.unref();

  return {
    state: () => state,
    start,
    stop: () => stopper?.abort(),
    async close() {
      clearInterval(timer);
      stopper?.abort();
      await running;
    },
  };
}

const NAMED_PAGES_MAX = 20;

function pagesOf(broken: readonly number[]): string {
  return `pages ${broken.slice(0, NAMED_PAGES_MAX).join(', ')}${broken.length > NAMED_PAGES_MAX ? ' …' : ''}`;
}
