// Who the person is at proxies: for one of them, tried by one connection at a time, kept once it was right.
import { describe, expect, it } from 'vitest';
import type { ProxyAddress, ProxyTrial } from '../../../engine/connection/network.ts';
import { createProxyLogins } from '../../../engine/connection/proxy-logins.ts';

const proxy: ProxyAddress = { kind: 'http', host: 'proxy.lycee.example', port: 3128 };
const NAME = 'proxy.lycee.example:3128';
const login = { userName: 'cdurand', password: 'sésame' };

/** On a keychain in memory, which another program may have written. */
function begin(entries = new Map<string, string>()) {
  const clock = { nowMs: 0 };
  const logins = createProxyLogins(() => clock.nowMs);
  const keychain = {
    read: async (name: string) => entries.get(name) ?? null,
    write: async (name: string, secret: string) => entries.set(name, secret) === entries,
    remove: async (name: string) => void entries.delete(name),
  };
  logins.keepIn(keychain, '/home/cdurand');
  return { logins, entries, clock };
}
type Logins = ReturnType<typeof begin>['logins'];

async function trialOf(logins: Logins): Promise<ProxyTrial> {
  const trial = await logins.take(proxy);
  if (typeof trial === 'string') throw new Error(trial);
  return trial;
}

/** The proxy asked, and the person answered. */
async function beginWithLogin() {
  const begun = begin();
  await begun.logins.take(proxy);
  begun.logins.give(NAME, login);
  return begun;
}

describe('a login at a proxy', () => {
  it('is for the proxy that asked, and for no other, nor for the same one by another protocol', async () => {
    const { logins } = begin();
    expect(await logins.take(proxy)).toBe('none');
    expect(logins.give('autre.example:3128', login)).toBe(false);
    expect(logins.give(NAME, login)).toBe(true);
    expect((await trialOf(logins)).login).toEqual(login);
    expect(await logins.take({ ...proxy, port: 8080 })).toBe('none');
    expect(await logins.take({ ...proxy, kind: 'socks5' })).toBe('none');
  });

  it('is kept once it was taken, for the next start as well', async () => {
    const { logins, entries } = await beginWithLogin();
    const trial = await trialOf(logins);
    expect(entries.size).toBe(0);
    trial.settle('taken');
    expect(entries.size).toBe(1);
    expect((await trialOf(begin(entries).logins)).login).toEqual(login);
  });

  it('is not there for whoever wrote something else in its place', async () => {
    const { logins, entries } = await beginWithLogin();
    (await trialOf(logins)).settle('taken');
    for (const name of entries.keys()) entries.set(name, 'autre chose');
    expect(await begin(entries).logins.take(proxy)).toBe('none');
  });

  it('is forgotten once it was refused, and not tried again before another one is given', async () => {
    const { logins, entries } = await beginWithLogin();
    (await trialOf(logins)).settle('taken');
    (await trialOf(logins)).settle('refused');
    expect(await logins.take(proxy)).toBe('refused');
    expect(entries.size).toBe(0);
    logins.give(NAME, { ...login, password: 'autre' });
    expect((await trialOf(logins)).login.password).toBe('autre');
  });

  it('is tried by one connection while the others wait for what comes of it', async () => {
    const { logins } = await beginWithLogin();
    const first = await trialOf(logins);
    const others = [logins.take(proxy), logins.take(proxy)];
    first.settle('refused');
    expect(await Promise.all(others)).toEqual(['refused', 'refused']);
  });

  it('goes to the next in line when the one that tried did not get as far', async () => {
    const { logins } = await beginWithLogin();
    const first = await trialOf(logins);
    const second = trialOf(logins);
    first.settle('unknown');
    expect((await second).login).toEqual(login);
  });

  it('that was right lately is told by many at once, and by one again after a minute', async () => {
    const { logins, clock } = await beginWithLogin();
    (await trialOf(logins)).settle('taken');
    await Promise.all([trialOf(logins), trialOf(logins)]);
    clock.nowMs = 60_001;
    const only = await trialOf(logins);
    const waiting = logins.take(proxy);
    only.settle('refused');
    expect(await waiting).toBe('refused');
  });
});
