// An account's conversation with a POP3 server, over several sessions.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type MaildropConnection, openMaildropConnection } from '../../../engine/accounts/maildrop-connection.ts';
import type { Tell } from '../../../engine/accounts/runtime.ts';
import { accountMemory, setDownloadPaused } from '../../../engine/store/accounts.ts';
import { type CollectingAccount, collectingAccount, fill } from './collect-fixture.ts';
import { maildropAt } from './fixture.ts';

let account: CollectingAccount;
let stop: AbortController;
let connection: MaildropConnection;
let remaining: number;
const told: string[] = [];
let onTold: () => void = () => {};

beforeEach(async () => {
  account = await collectingAccount({ kind: 'untilDeletedHere' });
  stop = new AbortController();
  remaining = 0;
  told.length = 0;
  connection = openMaildropConnection({
    accountId: account.accountId,
    store: account.store,
    openMaildrop: async () => maildropAt(account.port, { silenceMs: 300 }),
    leaveOnServer: () => ({ kind: 'untilDeletedHere' }),
    digest: account.parser.digest,
    now: () => account.clock.nowAt,
    note: () => {},
    onArrived: () => {},
    onRemaining: (count) => {
      remaining = count;
    },
  });
});
afterEach(async () => {
  stop.abort();
  await account.close();
});

const tell: Tell = {
  connected: () => void told.push('connected'),
  busy: (busy) => {
    told.push(busy ? 'busy' : 'settled');
    onTold();
  },
};
const converse = () => connection.converse(tell, stop.signal);
/** Resolves when the server was asked and left once more. */
const settled = () =>
  new Promise<void>((resolve) => {
    onTold = () => {
      if (told.at(-1) === 'settled') resolve();
    };
  });

describe('An account that collects', () => {
  it('asks, leaves, and asks again when it is due, with a login of its own each time', async () => {
    fill(account.server, ['Un']);
    const first = settled();
    const ending = converse();
    await first;
    expect(told).toEqual(['connected', 'busy', 'settled']);
    fill(account.server, ['Deux']);
    const second = settled();
    connection.due();
    await second;
    expect(account.subjects()).toEqual(['Deux', 'Un']);
    expect(account.server).toMatchObject({ sessions: 2, passwordsHeard: 2 });
    expect(account.server.count('QUIT')).toBe(2);
    expect(accountMemory(account.store.reads, account.accountId)?.lastSyncAt).toBe(account.clock.nowAt);
    stop.abort();
    expect(await ending).toMatchObject({ kind: 'cancelled' });
  });

  it('is asked at once when the person wants something gone, and only then', async () => {
    fill(account.server, ['Un', 'Deux']);
    const first = settled();
    void converse();
    await first;
    connection.deletionsMayBeDue();
    account.deleteForGood('Un');
    const second = settled();
    connection.deletionsMayBeDue();
    await second;
    expect(account.server.sessions).toBe(2);
    expect(account.server.messages).toHaveLength(1);
  });

  it('while it is paused says what is still to come, and brings it when it goes on', async () => {
    const pause = (paused: boolean) =>
      account.store.transaction((tx) => setDownloadPaused(tx, account.accountId, paused));
    fill(account.server, ['Un', 'Deux', 'Trois']);
    pause(true);
    const first = settled();
    void converse();
    await first;
    expect(remaining).toBe(3);
    expect(account.server.count('RETR')).toBe(0);
    pause(false);
    const second = settled();
    connection.due();
    await second;
    expect(remaining).toBe(0);
    expect(account.subjects()).toEqual(['Deux', 'Trois', 'Un']);
  });

  it('a message at which the line breaks comes last the next time, and keeps no other from coming', async () => {
    fill(account.server, ['Un', 'Deux', 'Trois']);
    account.server.capability = ['USER'];
    account.server.answers.set('RETR 3', '+OK\r\nSubject: Trois\r\n');
    expect(await converse()).toMatchObject({ kind: 'connection', data: { reason: 'timeout' } });
    expect(account.subjects()).toEqual([]);
    expect(await converse()).toMatchObject({ kind: 'connection' });
    expect(account.subjects()).toEqual(['Deux', 'Un']);
    account.server.answers.clear();
    const done = settled();
    void converse();
    await done;
    expect(account.subjects()).toEqual(['Deux', 'Trois', 'Un']);
  });

  it('ends with what its server refuses', async () => {
    account.server.password = 'autre';
    expect(await converse()).toMatchObject({ kind: 'auth', data: { reason: 'wrongPassword' } });
    expect(account.server.passwordsHeard).toBe(1);
  });
});
