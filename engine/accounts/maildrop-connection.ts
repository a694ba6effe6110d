// A conversation with a POP3 server, which can only be asked again and again: each time is a connection, a login and a
// QUIT of its own, and between two of them nobody is kept waiting on the line. It lasts until one of them fails.
import type { LeaveOnServer } from '../../shared/domain/account.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import type { JournalFacts } from '../../shared/domain/journal.ts';
import type { MailError } from '../../shared/domain/problem.ts';
import type { Maildrop } from '../backend/maildrop.ts';
import { type Deferred, deferred } from '../core/deferred.ts';
import type { ListedMessage } from '../core/maildrop-plan.ts';
import { expectMailError } from '../core/problems.ts';
import type { TakeOver } from '../mime/parse-pool.ts';
import { isDownloadPaused, setLastSyncAt } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import { askedDeletions } from '../store/maildrop.ts';
import { collectMaildrop } from './collect-maildrop.ts';
import type { OnArrived } from './mailbox-writer.ts';
import type { MaildropPass } from './maildrop-pass.ts';
import type { Tell } from './runtime.ts';

/** Servers are asked this often; some refuse to be asked more often than every ten minutes (LOGIN-DELAY). */
const POLL_MS = 5 * 60_000;

export interface MaildropConnectionOptions {
  accountId: AccountId;
  store: Store;
  /** Rejects with MailError auth when there is no password to try. */
  openMaildrop(): Promise<Maildrop>;
  leaveOnServer(): LeaveOnServer;
  digest: TakeOver;
  now(): number;
  note(facts: JournalFacts): void;
  onArrived: OnArrived;
  /** How many messages are still on the server that are to come here. */
  onRemaining(count: number): void;
}

export interface MaildropConnection {
  converse(tell: Tell, signal: AbortSignal): Promise<MailError>;
  /** Ask the server now. */
  due(): void;
  /** Something may be wanted gone from the server. */
  deletionsMayBeDue(): void;
}

export function openMaildropConnection(options: MaildropConnectionOptions): MaildropConnection {
  const { accountId, store, now, note, onArrived } = options;
  let isDue = false;
  let waiting: Deferred<void> | null = null;
  /** What was on its way when a connection broke, by id and size. */
  const stumbledOver = new Set<string>();

  const due = () => {
    isDue = true;
    waiting?.resolve();
  };

  const restUntilDue = async (restMs: number, signal: AbortSignal) => {
    const rest = deferred<void>();
    waiting = rest;
    const timer = setTimeout(rest.resolve, restMs);
    signal.addEventListener('abort', () => rest.resolve(), { once: true });
    if (!isDue && !signal.aborted) await rest.promise;
    clearTimeout(timer);
    waiting = null;
  };

  /** Answers how long the server wants to be left alone. */
  const askOnce = async (tell: Tell, signal: AbortSignal): Promise<number> => {
    isDue = false;
    const session = await (await options.openMaildrop()).open(signal);
    let awaited: ListedMessage | null = null;
    try {
      tell.connected();
      tell.busy(true);
      const pass: MaildropPass = { accountId, session, store, digest: options.digest, signal, now, note, onArrived };
      const outcome = await collectMaildrop(pass, {
        leave: options.leaveOnServer(),
        shouldGoOn: () => !isDownloadPaused(store.reads, accountId),
        onProgress: options.onRemaining,
        onAwaiting: (entry) => {
          awaited = entry;
        },
        comesLast: (entry) => stumbledOver.has(keyOf(entry)),
      });
      const { newCount, deletedCount, listedCount } = outcome;
      if (newCount + deletedCount > 0) note({ kind: 'collected', newCount, deletedCount, listedCount });
      stumbledOver.clear();
    } catch (error) {
      if (awaited && !signal.aborted) stumbledOver.add(keyOf(awaited));
      throw error;
    } finally {
      session.close();
    }
    store.transaction((tx) => setLastSyncAt(tx, accountId, now()), 'refetchable');
    tell.busy(false);
    return session.restMs ?? 0;
  };

  return {
    due,
    deletionsMayBeDue() {
      if (askedDeletions(store.reads, accountId)) due();
    },
    async converse(tell, signal) {
      try {
        for (;;) {
          const restMs = await askOnce(tell, signal);
          await restUntilDue(Math.max(POLL_MS, restMs), signal);
        }
      } catch (error) {
        return expectMailError(error);
      }
    },
  };
}

function keyOf({ uidl, sizeBytes }: ListedMessage): string {
  return `${sizeBytes} ${uidl}`;
}
