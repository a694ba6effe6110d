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

/** So many mailboxes are asked at a time; those with most to find first. */
const MAILBOXES_MAX = 40;
const FOUND_MAX = 200;

export interface ServerSearch {
  store: Store;
  accounts: readonly Account[];
  clauses: readonly ServerClause[];
  /** null: everywhere. */
  mailboxId: MailboxId | null;
  open(account: Account, signal: AbortSignal): Promise<Session>;
  serverPath(mailbox: StoredMailbox): string;
  signal: AbortSignal;
}

/** Messages that are known here by their header alone. `complete` false: some server could not be asked. */
export async function searchServers(search: ServerSearch): Promise<{ ids: MessageId[]; complete: boolean }> {
  const found = await Promise.all(search.accounts.map((account) => searchAccount(search, account)));
  return {
    ids: found.flatMap((ids) => ids ?? []).slice(0, FOUND_MAX),
    complete: found.every((ids) => ids !== null),
  };
}

/** null: could not be asked. */
async function searchAccount(search: ServerSearch, account: Account): Promise<MessageId[] | null> {
  const { signal } = search;
  const mailboxes = mailboxesToAsk(search, account);
  if (mailboxes.length === 0) return [];
  try {
    const session = await search.open(account, signal);
    const hangUp = () => void session.close();
    signal.addEventListener('abort', hangUp, { once: true });
    try {
      const ids: MessageId[] = [];
      for (const mailbox of mailboxes) ids.push(...(await searchMailbox(search, session, mailbox)));
      return ids;
    } finally {
      signal.removeEventListener('abort', hangUp);
      await session.close();
    }
  } catch (error) {
    if (signal.aborted) throw new MailError({ kind: 'cancelled' }, { cause: expectMailError(error) });
    expectMailError(error);
    return null;
  }
}

function mailboxesToAsk({ store, mailboxId }: ServerSearch, account: Account): StoredMailbox[] {
  return accountMailboxes(store.reads, account.id)
    .filter(({ id, selectable, localOnly, hidden }) => selectable && !localOnly && !hidden && (mailboxId ?? id) === id)
    .filter(({ total, offline }) => offline < total)
    .sort((a, b) => b.total - b.offline - (a.total - a.offline))
    .slice(0, MAILBOXES_MAX);
}

async function searchMailbox(search: ServerSearch, session: Session, mailbox: StoredMailbox): Promise<MessageId[]> {
  const { store, clauses, signal } = search;
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
