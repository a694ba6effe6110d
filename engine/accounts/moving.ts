// Keeps an eye on accounts whose servers have stopped answering (core/when-moved.ts says when that is worth a look), has
// the candidates of their address looked at again, without the password, and proposes what was found. Never goes
// anywhere by itself. What is proposed is forgotten with the program: the next look finds it again.
import type { Account } from '../../shared/domain/account.ts';
import type { AccountId } from '../../shared/domain/ids.ts';
import type { MoveProposal, MovingState } from '../../shared/domain/moving.ts';
import { isTransient, MailError, type MailErrorData } from '../../shared/domain/problem.ts';
import type { ServerSearch, ServerSearchResult } from '../../shared/domain/server-search.ts';
import { isElsewhere, putOffFor, shouldLook } from '../core/when-moved.ts';
import { getAccount, listAccounts } from '../store/accounts.ts';
import type { Store } from '../store/database.ts';
import { isKeptHereAgreed, keptHere } from '../store/kept-messages.ts';
import { formerServers } from '../store/repoint.ts';
import { endSilence, noteLooked, noteSilence, putOffUntil, silenceOf } from '../store/silences.ts';
import { writeIfRoom } from '../store/write-if-room.ts';

export interface Moving {
  states(): MovingState[];
  /** The account could not get in, or its session ended. */
  noteFailure(id: AccountId, error: MailErrorData): void;
  noteConnected(id: AccountId): void;
  putOff(id: AccountId): void;
  /** Ends a look that runs. */
  stop(): Promise<void>;
}

export interface MovingOptions {
  store: Store;
  /** One that stands in nobody's way: a person's own search goes on beside it. */
  findServers(search: ServerSearch, signal: AbortSignal): Promise<ServerSearchResult>;
  now(): number;
  /** What is proposed is not what it was. */
  onNews(): void;
}

export function createMoving({ store, findServers, now, onNews }: MovingOptions): Moving {
  const proposals = new Map<AccountId, MoveProposal>();
  const waiting = new Set<AccountId>();
  /** One at a time: accounts of one académie stop being answered together. */
  let looking = Promise.resolve();
  const stopped = new AbortController();

  const forget = (id: AccountId) => {
    if (proposals.delete(id)) onNews();
  };

  const look = async ({ id, address, protocol, incoming }: Account) => {
    if (stopped.signal.aborted || (protocol !== 'imap' && protocol !== 'pop3')) return;
    // Else it would be looked again at each failure.
    if (!writeIfRoom(store, (tx) => noteLooked(tx, id, now()))) return;
    const found = await findServers({ address, protocol }, stopped.signal).catch(ignoreStopped);
    const silence = silenceOf(store.reads, id);
    // It answers again by now; or what is there is no other place, or no place for such an account.
    if (!silence || !incoming || found?.kind !== 'found') return;
    if (!isElsewhere(incoming, found.incoming) || found.incoming.service !== protocol) return;
    const { sinceAt: silentSinceAt, error } = silence;
    proposals.set(id, { accountId: id, incoming: found.incoming, outgoing: found.outgoing, silentSinceAt, error });
    onNews();
  };

  return {
    states: () =>
      listAccounts(store.reads)
        .filter(({ incoming }) => incoming !== null)
        .map(({ id }) => stateOf(store, id, proposals.get(id) ?? null)),
    noteFailure(id, error) {
      if (isOfThisPc(error)) return;
      writeIfRoom(store, (tx) => noteSilence(tx, id, error, now()));
      const account = getAccount(store.reads, id);
      if (!account || waiting.has(id) || !shouldLook(silenceOf(store.reads, id), now())) return;
      waiting.add(id);
      looking = looking.then(() => look(account)).finally(() => waiting.delete(id));
    },
    noteConnected(id) {
      writeIfRoom(store, (tx) => endSilence(tx, id), 'refetchable');
      forget(id);
    },
    putOff(id) {
      store.transaction((tx) => putOffUntil(tx, id, putOffFor(now())));
      forget(id);
    },
    async stop() {
      stopped.abort();
      await looking;
    },
  };
}

/** Nothing is learned of a server where there is no network, or the PC is at fault. */
function isOfThisPc({ kind }: MailErrorData): boolean {
  return kind === 'offline' || kind === 'cancelled' || kind === 'store' || (isTransient(kind) && kind !== 'connection');
}

function stateOf(store: Store, accountId: AccountId, proposal: MoveProposal | null): MovingState {
  const former = formerServers(store.reads, accountId);
  const { count, withoutText, open } = keptHere(store.reads, accountId);
  const agreed = isKeptHereAgreed(store.reads, accountId);
  return { accountId, proposal, former, onlyHere: count > 0 && open === 0 ? { count, withoutText, agreed } : null };
}

/** The program is being closed. */
function ignoreStopped(error: unknown): null {
  if (!(error instanceof MailError) || error.kind !== 'cancelled') throw error;
  return null;
}
