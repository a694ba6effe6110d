// A conversation with a server whose mailboxes are kept in step with: one connection works (work.ts), a second one
// listens (watch.ts).
import { MailError } from '../../shared/domain/problem.ts';
import type { Backend, Session } from '../backend/backend.ts';
import { deferred } from '../core/deferred.ts';
import { expectMailError } from '../core/problems.ts';
import type { AgendaBook } from './agenda-book.ts';
import type { Tell } from './runtime.ts';
import { keepWatching } from './watch.ts';
import type { WorkEvents } from './work.ts';

export interface MailboxConnectionOptions {
  book: AgendaBook;
  /** Rejects with MailError auth when there is no password to try. */
  openBackend(): Promise<Backend>;
  /** Runs the agenda's steps until `signal` aborts or one of them fails. */
  work(session: Session, events: WorkEvents, signal: AbortSignal): Promise<void>;
  inboxPath(): string;
}

/** From login to the end of the session; answers what ended it. */
export async function converseOverMailboxes(
  options: MailboxConnectionOptions,
  tell: Tell,
  signal: AbortSignal,
): Promise<MailError> {
  const { book } = options;
  const ending = new AbortController();
  const either = AbortSignal.any([signal, ending.signal]);
  let session: Session | null = null;
  let watching: Promise<void> = Promise.resolve();
  try {
    const backend = await options.openBackend();
    session = await backend.open(either);
    everythingDue(book);
    tell.connected();
    const inboxCompared = deferred<void>();
    const onChange = () => book.inboxDue();
    watching = inboxCompared.promise.then(() =>
      keepWatching({ backend, path: options.inboxPath, onChange, signal: either }),
    );
    const events: WorkEvents = { onBusy: tell.busy, onInboxCompared: () => inboxCompared.resolve() };
    const working = options.work(session, events, either).finally(() => inboxCompared.resolve());
    const closed = await Promise.race([session.closed, working]);
    ending.abort();
    await working.catch(expectMailError);
    return closed ? expectMailError(closed) : new MailError({ kind: 'connection', reason: 'reset' });
  } catch (error) {
    return expectMailError(error);
  } finally {
    ending.abort();
    await session?.close();
    await watching;
  }
}

export function everythingDue(book: AgendaBook): void {
  book.mailboxListDue();
  book.allDue();
}
