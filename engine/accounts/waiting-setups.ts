// Finishes set-ups that were kept, one at a time: looks for the servers without the password until they answer, then
// tries it once. Which servers, and what a failure means: discovery/ and core/waiting-setup.ts.
// Invariants: that the password is being tried is stored before it is said, so that a crash in between asks the person
// instead of trying again; the account and the end of its set-up are one transaction.
import type { NewAccount, SetupCheck } from '../../shared/domain/account.ts';
import { sameAddress } from '../../shared/domain/address.ts';
import type { AccountId, SetupId } from '../../shared/domain/ids.ts';
import { MailError, type Problem } from '../../shared/domain/problem.ts';
import type { ServerSearch, ServerSearchResult } from '../../shared/domain/server-search.ts';
import type { SetupToKeep, WaitingSetup } from '../../shared/domain/waiting-setup.ts';
import { backoffMs } from '../core/backoff.ts';
import { expectMailError, problemAt } from '../core/problems.ts';
import { accountOf, afterFailedTry, asInterrupted, questionBefore } from '../core/waiting-setup.ts';
import type { Store } from '../store/database.ts';
import type { WriteDb } from '../store/handles.ts';
import {
  getWaitingSetup,
  insertWaitingSetup,
  listWaitingSetups,
  removeWaitingSetup,
  type StoredSetup,
  type StoredSetupState,
  setSetupPasswordKept,
  setSetupState,
  setTypedSetup,
} from '../store/waiting-setups.ts';
import { writeIfRoom } from '../store/write-if-room.ts';
import type { SetupPasswords } from './setup-passwords.ts';

export interface WaitingSetups {
  start(): void;
  list(): WaitingSetup[];
  keep(setup: SetupToKeep): Promise<SetupId>;
  /** To what was asked; goes on at once. */
  agree(id: SetupId, answer: { hosts: readonly string[]; pop3: boolean }): void;
  /** null: all that wait. */
  tryNow(id: SetupId | null): void;
  drop(id: SetupId): Promise<void>;
  /** The person made an account of this address meanwhile. */
  dropAddress(address: string): Promise<void>;
  /** Nothing is begun any more; what runs is stopped. */
  stop(): Promise<void>;
}

export interface WaitingSetupsOptions {
  store: Store;
  passwords: SetupPasswords;
  findServers(search: ServerSearch, signal: AbortSignal): Promise<ServerSearchResult>;
  /** `alongside` runs in the transaction that stores the account. Rejects with `cancelled` when aborted. */
  create(
    account: NewAccount,
    signal: AbortSignal,
    alongside: (tx: WriteDb, id: AccountId) => void,
  ): Promise<{ check: SetupCheck }>;
  now(): number;
  dice(): number;
  /** Calls back at that time (epoch ms) or before, once. Answers how to call it off. */
  at(atMs: number, callBack: () => void): () => void;
  /** One is being worked on, or no longer. */
  onActivity(): void;
}

/** How long until what a full disk kept from being written is tried again. */
const FULL_DISK_MS = 30_000;
/** A keychain that has to be unlocked by a person takes its time. */
const KEEPING_MS = 120_000;

export function createWaitingSetups(options: WaitingSetupsOptions): WaitingSetups {
  const { store, passwords, now } = options;
  let running: { id: SetupId; controller: AbortController; ended: Promise<void> } | null = null;
  let callOff = () => {};
  let isStopped = false;

  const setState = (id: SetupId, state: StoredSetupState) => store.transaction((tx) => setSetupState(tx, id, state));

  const look = () => {
    callOff();
    if (isStopped || running) return;
    const next = listWaitingSetups(store.reads)
      .flatMap(({ id, state }) => (state.kind === 'waiting' ? [{ id, retryAt: state.retryAt }] : []))
      .toSorted((a, b) => a.retryAt - b.retryAt)[0];
    if (!next) return;
    if (next.retryAt > now()) callOff = options.at(next.retryAt, look);
    else run(next.id);
  };

  const run = (id: SetupId) => {
    const controller = new AbortController();
    const work = attempt(id, controller.signal).then(look, (error) => {
      const { kind } = expectMailError(error);
      // Stopped, or dropped by the person. A full disk stops whatever a person does as well, and is told there.
      if (kind === 'cancelled') look();
      else if (kind === 'store') callOff = options.at(now() + FULL_DISK_MS, look);
      else throw error;
    });
    const ended = work.finally(options.onActivity);
    running = { id, controller, ended };
    options.onActivity();
  };

  const attempt = (id: SetupId, signal: AbortSignal) =>
    finish(id, signal).finally(() => {
      running = null;
    });

  const finish = async (id: SetupId, signal: AbortSignal) => {
    const { address, protocol, shared } = getWaitingSetup(store.reads, id)!;
    const found = await options.findServers({ address, protocol, shared }, signal);
    const password = await passwords.read(id);
    const setup = getWaitingSetup(store.reads, id);
    if (!setup || signal.aborted) return;
    if (found.kind === 'none') return wait(setup, found.problem);
    const servers = { incoming: found.incoming, outgoing: found.outgoing };
    const question = questionBefore(setup, servers, password);
    if (question || password === null) {
      return void setState(id, { kind: 'asks', question: question ?? 'password', found: servers });
    }
    setState(id, { kind: 'trying', found: servers });
    const { check } = await options.create(accountOf(setup, servers, password), signal, (tx, accountId) => {
      if (!setSetupState(tx, id, { kind: 'finished', accountId })) throw new MailError({ kind: 'cancelled' });
    });
    if (check.ok) return passwords.forget(id);
    if (afterFailedTry(check) === 'wait') return wait(setup, check.problem);
    const { side, problem } = check;
    setState(id, { kind: 'refused', side, problem: asInterrupted(problem), found: servers });
  };

  const wait = ({ id, state }: StoredSetup, problem: Problem) => {
    const failures = (state.kind === 'waiting' ? state.failures : 0) + 1;
    setState(id, { kind: 'waiting', problem, failures, retryAt: now() + backoffMs(failures, problem, options.dice()) });
  };

  const shown = ({ state, ...setup }: StoredSetup): WaitingSetup => {
    if (state.kind !== 'waiting') return { ...setup, state };
    const { kind, problem, retryAt } = state;
    // A look that ends at once, every few seconds, is nothing to show.
    const isSeen = running?.id === setup.id && problem?.kind !== 'offline';
    if (isSeen) return { ...setup, state: { kind: 'searching' } };
    return { ...setup, state: { kind, problem, retryAt } };
  };

  const soon = () => ({ kind: 'waiting', problem: null, retryAt: now(), failures: 0 }) as const;

  const drop = async (id: SetupId) => {
    if (running?.id === id) running.controller.abort();
    store.transaction((tx) => removeWaitingSetup(tx, id));
    await passwords.forget(id);
  };

  return {
    start() {
      for (const { id, state } of listWaitingSetups(store.reads)) {
        if (state.kind !== 'trying') continue;
        const error = { kind: 'connection', reason: 'loginInterrupted', host: state.found.incoming.host } as const;
        const problem = problemAt({ during: 'setup' }, error, now());
        // On a full disk it stays « being tried », and is not tried either.
        writeIfRoom(store, (tx) =>
          setSetupState(tx, id, { kind: 'refused', side: 'incoming', problem, found: state.found }),
        );
      }
      look();
    },
    list: () => listWaitingSetups(store.reads).map(shown),
    async keep({ password, ...typed }) {
      const before = listWaitingSetups(store.reads).find(({ address }) => sameAddress(address, typed.address));
      if (before) await drop(before.id);
      // Not tried before its password is kept.
      const first = { ...soon(), retryAt: now() + KEEPING_MS };
      const id = store.transaction((tx) => insertWaitingSetup(tx, typed, first));
      const kept = await passwords.keep(id, password);
      store.transaction((tx) => {
        setSetupPasswordKept(tx, id, kept);
        setSetupState(tx, id, soon());
      });
      look();
      return id;
    },
    agree(id, { hosts, pop3 }) {
      const setup = getWaitingSetup(store.reads, id);
      if (setup?.state.kind !== 'asks') return;
      const { state: _, passwordKept: __, id: ___, ...typed } = setup;
      const agreedHosts = [...new Set([...typed.agreedHosts, ...hosts])];
      store.transaction((tx) => {
        setTypedSetup(tx, id, { ...typed, agreedHosts, agreedPop3: typed.agreedPop3 || pop3 });
        setSetupState(tx, id, soon());
      });
      look();
    },
    tryNow(id) {
      for (const setup of listWaitingSetups(store.reads)) {
        if ((id ?? setup.id) !== setup.id || setup.state.kind !== 'waiting') continue;
        setState(setup.id, { ...setup.state, retryAt: now() });
      }
      look();
    },
    drop,
    async dropAddress(address) {
      for (const setup of listWaitingSetups(store.reads)) if (sameAddress(setup.address, address)) await drop(setup.id);
    },
    async stop() {
      isStopped = true;
      callOff();
      running?.controller.abort();
      await running?.ended;
    },
  };
}
