// Set-ups that were kept, over a real store: what the network and the servers say is scripted, time is the test's.
import { beforeEach, describe, expect, it } from 'vitest';
import { createSetupPasswords } from '../../engine/accounts/setup-passwords.ts';
import { createWaitingSetups, type WaitingSetupsOptions } from '../../engine/accounts/waiting-setups.ts';
import { insertAccount, listAccounts } from '../../engine/store/accounts.ts';
import type { Store } from '../../engine/store/database.ts';
import { DEFAULT_LEAVE_ON_SERVER, type NewAccount, type SetupCheck } from '../../shared/domain/account.ts';
import { MailError, type MailErrorData, type Problem } from '../../shared/domain/problem.ts';
import type { FoundServers, ServerSearchResult } from '../../shared/domain/server-search.ts';
import type { ServerCandidate } from '../../shared/domain/setup.ts';
import type { SetupToKeep } from '../../shared/domain/waiting-setup.ts';
import { scratchStore } from '../store/scratch-store.ts';
import { fakeKeychain } from './start-engine.ts';

const ADDRESS = 'camille.durand@ac-poitiers.fr';
const typed: SetupToKeep = {
  address: ADDRESS,
  name: 'Camille Durand',
  protocol: 'imap',
  leaveOnServer: DEFAULT_LEAVE_ON_SERVER,
  identifiant: 'cdurand2',
  applicationPassword: false,
  agreedHosts: [],
  agreedPop3: false,
  shared: [],
  password: 'Sésame',
};

const candidate = (change: Partial<ServerCandidate>): ServerCandidate => ({
  ...{ service: 'imap', host: 'imap.ac-poitiers.fr', port: 993, security: 'tls', origin: 'known', confidence: 'high' },
  ...{ system: 'own', userName: { form: 'identifiant' }, applicationPassword: false, needsConfirmation: false },
  ...change,
});
const servers = (change: Partial<ServerCandidate> = {}): FoundServers => ({
  incoming: candidate(change),
  outgoing: candidate({ service: 'smtp', host: 'smtp.ac-poitiers.fr', port: 465, ...change }),
});
const found = (change: Partial<ServerCandidate> = {}): ServerSearchResult => ({ kind: 'found', ...servers(change) });
const problem = (error: MailErrorData): Problem => ({ ...error, id: 'setup', during: 'setup', at: 0 });
const none = (error: MailErrorData): ServerSearchResult => ({
  kind: 'none',
  side: 'incoming',
  problem: problem(error),
});
const refusal = (side: 'incoming' | 'outgoing', error: MailErrorData): SetupCheck => ({
  ok: false,
  side,
  problem: problem(error),
});

let store: Store;
let keychain: ReturnType<typeof fakeKeychain>;

beforeEach(() => {
  store = scratchStore();
  keychain = fakeKeychain();
});

/** An engine's worth of it: what is searched and tried is written down, and answered as scripted. */
function start(script: { search: ServerSearchResult; check?: SetupCheck | 'hangs' }, withKeychain = true) {
  const tried: NewAccount[] = [];
  let searches = 0;
  let nowAt = 1_000;
  let wake = () => {};
  let wakeAt = Number.POSITIVE_INFINITY;
  let heard = () => {};
  const options: WaitingSetupsOptions = {
    store,
    passwords: createSetupPasswords(withKeychain ? keychain : null, 'test'),
    findServers: async () => {
      searches += 1;
      return script.search;
    },
    async create(account, signal, alongside) {
      tried.push(account);
      if (script.check === 'hangs') {
        await new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new MailError({ kind: 'cancelled' })));
        });
      }
      const check = script.check ?? { ok: true };
      if (check !== 'hangs' && !check.ok) return { check };
      const { password: _, ...toStore } = account;
      store.transaction((tx) => alongside(tx, insertAccount(tx, { ...toStore, passwordKept: 'keychain' })));
      return { check: { ok: true } };
    },
    now: () => nowAt,
    dice: () => 0.5,
    at(atMs, callBack) {
      wakeAt = atMs;
      wake = callBack;
      return () => {
        wakeAt = Number.POSITIVE_INFINITY;
      };
    },
    onActivity: () => heard(),
  };
  store.onChange(() => heard());
  const setups = createWaitingSetups(options);
  setups.start();
  const until = async (kind: string) => {
    while (setups.list()[0]?.state.kind !== kind) {
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
  };
  return {
    setups,
    script,
    tried,
    until,
    searches: () => searches,
    wakeAt: () => wakeAt,
    nextAlarm() {
      nowAt = wakeAt;
      wake();
    },
  };
}

describe('A set-up that is kept without a network', () => {
  it('is finished by itself when the network is back, with what was typed, and says so until it was seen', async () => {
    const engine = start({ search: none({ kind: 'offline' }) });
    const id = await engine.setups.keep(typed);
    await engine.until('waiting');
    expect(engine.setups.list()).toMatchObject([{ id, address: ADDRESS, passwordKept: 'keychain' }]);
    expect(engine.tried).toEqual([]);
    engine.script.search = found();
    engine.nextAlarm();
    await engine.until('finished');
    expect(engine.tried).toMatchObject([
      {
        address: ADDRESS,
        password: 'Sésame',
        incoming: { host: 'imap.ac-poitiers.fr', userName: 'cdurand2' },
        outgoing: { host: 'smtp.ac-poitiers.fr', userName: 'cdurand2' },
      },
    ]);
    const [account] = listAccounts(store.reads);
    expect(engine.setups.list()[0]!.state).toEqual({ kind: 'finished', accountId: account!.id });
    expect([...keychain.entries]).toEqual([]);
    await engine.setups.drop(id);
    expect(engine.setups.list()).toEqual([]);
  });

  it('outlives Casier, its password in the keychain and nowhere else', async () => {
    const before = start({ search: none({ kind: 'offline' }) });
    await before.setups.keep(typed);
    await before.until('waiting');
    await before.setups.stop();
    expect(JSON.stringify(store.reads.all('rows', 'SELECT * FROM waiting_setups'))).not.toContain('Sésame');
    expect([...keychain.entries.values()]).toEqual(['Sésame']);
    const after = start({ search: found() });
    after.nextAlarm();
    await after.until('finished');
    expect(after.tried).toMatchObject([{ password: 'Sésame' }]);
  });

  it('asks for the password after a restart where there is no keychain', async () => {
    const before = start({ search: none({ kind: 'offline' }) }, false);
    await before.setups.keep(typed);
    await before.until('waiting');
    expect(before.setups.list()).toMatchObject([{ passwordKept: 'session' }]);
    await before.setups.stop();
    const after = start({ search: found() }, false);
    after.nextAlarm();
    await after.until('asks');
    expect(after.setups.list()[0]!.state).toMatchObject({ question: 'password' });
    expect(after.tried).toEqual([]);
  });

  it('is looked at less and less often while the servers are silent, and at once when asked to', async () => {
    const engine = start({ search: none({ kind: 'connection', reason: 'timeout' }) });
    await engine.setups.keep(typed);
    const gaps: number[] = [];
    for (let round = 0; round < 4; round += 1) {
      await engine.until('waiting');
      const before = engine.wakeAt();
      engine.nextAlarm();
      await engine.until('waiting');
      gaps.push(engine.wakeAt() - before);
    }
    expect(gaps).toEqual([2_000, 4_000, 8_000, 16_000]);
    const searches = engine.searches();
    engine.setups.tryNow(null);
    await engine.until('waiting');
    expect(engine.searches()).toBe(searches + 1);
  });

  it('is replaced by one of the same address, and forgotten with its password when it is dropped', async () => {
    const engine = start({ search: none({ kind: 'offline' }) });
    const first = await engine.setups.keep(typed);
    const second = await engine.setups.keep({ ...typed, address: ADDRESS.toUpperCase(), password: 'autre' });
    expect(second).not.toBe(first);
    expect(engine.setups.list()).toHaveLength(1);
    expect([...keychain.entries.values()]).toEqual(['autre']);
    await engine.setups.dropAddress(ADDRESS);
    expect(engine.setups.list()).toEqual([]);
    expect([...keychain.entries]).toEqual([]);
  });
});

describe('The password of a set-up that waits', () => {
  it('is tried once: what was refused is never tried again by itself', async () => {
    const refused = refusal('incoming', { kind: 'auth', reason: 'wrongPassword' });
    const engine = start({ search: found(), check: refused });
    await engine.setups.keep(typed);
    await engine.until('refused');
    expect(engine.setups.list()[0]!.state).toMatchObject({ side: 'incoming', problem: { reason: 'wrongPassword' } });
    engine.setups.tryNow(null);
    await engine.setups.stop();
    const after = start({ search: found() });
    expect(after.wakeAt()).toBe(Number.POSITIVE_INFINITY);
    expect([...engine.tried, ...after.tried]).toHaveLength(1);
  });

  it.each(['reset', 'timeout'] as const)('is not said again after a line that ended in %s', async (reason) => {
    const engine = start({ search: found(), check: refusal('incoming', { kind: 'connection', reason }) });
    await engine.setups.keep(typed);
    await engine.until('refused');
    expect(engine.setups.list()[0]!.state).toMatchObject({ problem: { reason: 'loginInterrupted' } });
  });

  it('is not said again after the program ended while it was tried', async () => {
    const engine = start({ search: found(), check: 'hangs' });
    await engine.setups.keep(typed);
    await engine.until('trying');
    await engine.setups.stop();
    const after = start({ search: found() });
    expect(after.setups.list()[0]!.state).toMatchObject({ kind: 'refused', problem: { reason: 'loginInterrupted' } });
    expect(after.tried).toEqual([]);
  });

  it('waits on when no server had heard it yet, or the incoming one took it', async () => {
    const engine = start({ search: found(), check: refusal('incoming', { kind: 'connection', reason: 'refused' }) });
    await engine.setups.keep(typed);
    await engine.until('waiting');
    engine.script.check = refusal('outgoing', { kind: 'connection', reason: 'timeout' });
    engine.nextAlarm();
    await engine.until('waiting');
    engine.script.check = { ok: true };
    engine.nextAlarm();
    await engine.until('finished');
    expect(engine.tried).toHaveLength(3);
  });
});

describe('Before the password goes anywhere', () => {
  it.each([
    ['agreement', { needsConfirmation: true }],
    ['applicationPassword', { applicationPassword: true, userName: { form: 'fullAddress' } }],
    ['pop3', { service: 'pop3' }],
  ] as [string, Partial<ServerCandidate>][])('the person is asked: %s', async (question, change) => {
    const engine = start({ search: found(change) });
    await engine.setups.keep(typed);
    await engine.until('asks');
    expect(engine.setups.list()[0]!.state).toMatchObject({ question });
    expect(engine.tried).toEqual([]);
  });

  it('the identifiant is asked for where none was typed', async () => {
    const engine = start({ search: found() });
    await engine.setups.keep({ ...typed, identifiant: null });
    await engine.until('asks');
    expect(engine.setups.list()[0]!.state).toMatchObject({ question: 'identifiant' });
  });

  it('what the person agreed to is gone on with', async () => {
    const engine = start({ search: found({ needsConfirmation: true }) });
    const id = await engine.setups.keep(typed);
    await engine.until('asks');
    engine.setups.agree(id, { hosts: ['imap.ac-poitiers.fr'], pop3: false });
    await engine.until('asks');
    expect(engine.tried).toEqual([]);
    engine.setups.agree(id, { hosts: ['smtp.ac-poitiers.fr'], pop3: false });
    await engine.until('finished');
    expect(engine.tried).toHaveLength(1);
  });

  it('a server that wants the address hears the address, whatever identifiant was typed', async () => {
    const engine = start({ search: found({ userName: { form: 'fullAddress' } }) });
    await engine.setups.keep(typed);
    await engine.until('finished');
    expect(engine.tried).toMatchObject([{ incoming: { userName: ADDRESS } }]);
  });
});

describe('A set-up that is dropped', () => {
  it('makes no account, though its password is being tried', async () => {
    const engine = start({ search: found(), check: 'hangs' });
    const id = await engine.setups.keep(typed);
    await engine.until('trying');
    await engine.setups.drop(id);
    expect(engine.setups.list()).toEqual([]);
    expect(listAccounts(store.reads)).toEqual([]);
  });
});
