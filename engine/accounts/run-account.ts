// Puts together what one account runs on: its agenda, its runtime, its work session, its password.
import type { Account } from '../../shared/domain/account.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import { MailError } from '../../shared/domain/problem.ts';
import type { Backend, Session } from '../backend/backend.ts';
import type { AccountState } from '../core/account-state.ts';
import type { SourceDigest } from '../core/message-facts.ts';
import { accountMemory, getAccount } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';
import { accountMailboxes, mailboxByRole } from '../store/mailboxes.ts';
import { saveSources } from '../store/sources.ts';
import { openAgendaBook } from './agenda-book.ts';
import type { Protocols } from './protocols.ts';
import { createRuntime } from './runtime.ts';
import type { Secrets } from './secrets.ts';
import { openSourceIntake } from './source-intake.ts';
import { type OperationsOutcome, runWork } from './work.ts';

export interface AccountsOptions {
  store: Store;
  secrets: Secrets;
  protocols: Protocols;
  digest(raw: Uint8Array): Promise<SourceDigest>;
  runOperations(input: { accountId: AccountId; session: Session; signal: AbortSignal }): Promise<OperationsOutcome>;
  /** What the server calls a mailbox until a pending rename has run. */
  serverPath(accountId: AccountId, path: string): string;
  pendingPaths(accountId: AccountId): { unlisted: ReadonlySet<string>; unwanted: ReadonlySet<string> };
  demo: {
    owner: { name: string; address: string };
    /** Saves the people that the guard has to know from the first minute. */
    introduce(tx: WriteDb): void;
  };
  now(): number;
  log(line: string): void;
  /** Some account's status is not what it was. */
  onStatus(): void;
  /** A new session is open. */
  onConnected(id: AccountId): void;
  /** Another password was tried and is right. */
  onPassword(id: AccountId): void;
}

export function runAccount(options: AccountsOptions, accountId: AccountId, onState: () => void) {
  const { store, protocols, now, log } = options;
  const book = openAgendaBook(
    () => accountMailboxes(store.reads, accountId).filter(({ localOnly, hidden }) => !localOnly && !hidden),
    () => accountMemory(store.reads, accountId)?.downloadPaused ?? false,
  );
  const openBackend = async (): Promise<Backend> => {
    const account = mustHave(store, accountId);
    return protocols.backend(account, await passwordFor(options, account));
  };
  const openIntake = () =>
    openSourceIntake(options.digest, (batch) => store.transaction((tx) => saveSources(tx, batch), 'refetchable'));
  let phase: AccountState['phase'] = 'stopped';
  const runtime = createRuntime({
    book,
    openBackend,
    work: (session, events, signal) =>
      runWork(
        {
          accountId,
          store,
          book,
          openIntake,
          runOperations: (open, ending) => options.runOperations({ accountId, session: open, signal: ending }),
          serverPath: (path) => options.serverPath(accountId, path),
          pendingPaths: () => options.pendingPaths(accountId),
          now,
          log: (line) => log(`account ${accountId}: ${line}`),
        },
        session,
        events,
        signal,
      ),
    inboxPath: () => mailboxByRole(store.reads, accountId, 'inbox')?.path ?? 'INBOX',
    now,
    onState: (state) => {
      log(`account ${accountId}: ${state.phase}`);
      if (phase === 'connecting' && state.phase === 'syncing') options.onConnected(accountId);
      phase = state.phase;
      onState();
    },
  });
  return { runtime, book };
}

/** Rejects with MailError auth when there is none to try. */
export async function passwordFor({ protocols, secrets }: AccountsOptions, account: Account): Promise<string> {
  if (!protocols.needsPassword(account.protocol)) return '';
  const password = await secrets.password(account.id);
  if (password !== null) return password;
  throw new MailError({ kind: 'auth', reason: secrets.keychainWorks ? 'noPassword' : 'keychainUnavailable' });
}

export function mustHave(store: Store, id: AccountId): Account {
  const account = getAccount(store.reads, id);
  if (!account) throw new MailError({ kind: 'invalid', detail: 'no such account' });
  return account;
}
