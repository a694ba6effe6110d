// Looks on the servers for what cannot be found here yet: messages whose body has not been downloaded. On a connection
// of its own, so that it neither waits for a download nor holds one up, and so that giving up is hanging up.
// Invariant: only accounts that are connected are asked: a password that may be wrong is not tried for a search.
import type { Account } from '../../shared/domain/account.ts';
import type { MailboxId, MessageId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { ServerClause } from '../../shared/search/for-servers.ts';
import type { Session } from '../backend/backend.ts';
import { expectMailError } from '../core/problems.ts';
import type { Store } from '../store/database.ts';
import { accountMailboxes, getMailbox, type StoredMailbox } from '../store/mailboxes.ts';
import { messageByUid, messageRefs } from '../store/messages.ts';

const FOUND_MAX = 500;

export interface ServerSearch {
  store: Store;
  accounts: readonly Account[];
  clauses: readonly ServerClause[];
  /** null: everywhere. */
  mailboxId: MailboxId | null;
  open(account: Account, signal: AbortSignal): Promise<Session>;
  serverPath(mailbox: StoredMailbox): string;
  signal: AbortSignal;
  /** Aborted: what has been found so far is enough. */
  enough: AbortSignal;
  /** Mailboxes asked, of how many. */
  onProgress(done: number, total: number): void;
}

interface Found {
  ids: MessageId[];
  complete: boolean;
}

/**
 * Messages that are known here by their header alone. `complete` false: some server could not be asked, or it was
 * stopped.
 */
export async function searchServers(search: ServerSearch): Promise<Found> {
  const asked = search.accounts.map((account) => ({ account, mailboxes: mailboxesToAsk(search, account) }));
  const total = asked.reduce((sum, { mailboxes }) => sum + mailboxes.length, 0);
  let done = 0;
  const onAsked = () => {
    done += 1;
    search.onProgress(done, total);
  };
  if (total > 0) search.onProgress(0, total);
  const found = await Promise.all(
    asked.map(({ account, mailboxes }) => searchAccount(search, account, mailboxes, onAsked)),
  );
  return {
    ids: found.flatMap(({ ids }) => ids).slice(0, FOUND_MAX),
    complete: found.every(({ complete }) => complete),
  };
}

/** What it found before it could not be asked any more is told all the same. */
async function searchAccount(
  search: ServerSearch,
  account: Account,
  mailboxes: readonly StoredMailbox[],
  onAsked: () => void,
): Promise<Found> {
  const { signal, enough } = search;
  const ids: MessageId[] = [];
  if (mailboxes.length === 0) return { ids, complete: true };
  const ending = AbortSignal.any([signal, enough]);
  try {
    const session = await search.open(account, ending);
    const hangUp = () => void session.close();
    ending.addEventListener('abort', hangUp, { once: true });
    try {
      for (const mailbox of mailboxes) {
        ids.push(...(await searchMailbox(search, session, mailbox)));
        onAsked();
      }
      return { ids, complete: true };
    } finally {
      ending.removeEventListener('abort', hangUp);
      await session.close();
    }
  } catch (error) {
    if (signal.aborted) throw new MailError({ kind: 'cancelled' }, { cause: expectMailError(error) });
    expectMailError(error);
    return { ids, complete: false };
  }
}

function mailboxesToAsk({ store, mailboxId }: ServerSearch, account: Account): StoredMailbox[] {
  return accountMailboxes(store.reads, account.id)
    .filter(({ id, selectable, localOnly, hidden }) => selectable && !localOnly && !hidden && (mailboxId ?? id) === id)
    .filter(({ total, offline }) => offline < total)
    .sort((a, b) => b.total - b.offline - (a.total - a.offline));
}

async function searchMailbox(search: ServerSearch, session: Session, mailbox: StoredMailbox): Promise<MessageId[]> {
  const { store, clauses } = search;
  const signal = AbortSignal.any([search.signal, search.enough]);
  try {
    const found = await session.search?.(search.serverPath(mailbox), clauses, signal);
    if (found?.uidValidity !== getMailbox(store.reads, mailbox.id)?.uidValidity) return [];
    const ids = (found?.uids ?? []).reverse().flatMap((uid) => messageByUid(store.reads, mailbox.id, uid) ?? []);
    // What is here is found here, and shown by where the person put it.
    return messageRefs(store.reads, ids)
      .filter((message) => message.sourceId === null && message.mailboxId === mailbox.id)
      .map(({ id }) => id);
  } catch (error) {
    const { kind } = expectMailError(error);
    // A mailbox that is gone, or a server that cannot search for that.
    if (kind !== 'missing' && kind !== 'rejected' && kind !== 'unsupported') throw error;
    return [];
  }
}
