// Ids that are missing, repeat or change: nothing is lost by them, and nothing comes twice.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testMessage } from '../imap/fixture.ts';
import { type CollectingAccount, collectingAccount, DAY_MS, fill } from './collect-fixture.ts';

let account: CollectingAccount;
beforeEach(async () => {
  account = await collectingAccount();
});
afterEach(() => account.close());

const rawsOf = ({ server }: CollectingAccount) => server.messages.map(({ raw }) => raw).sort();

describe('ids that cannot be relied on', () => {
  it.each([
    { what: 'a server without UIDL', knowsTop: true, retrieved: 3 },
    { what: 'a server without UIDL and without TOP', knowsTop: false, retrieved: 6 },
  ])('$what gives each message once', async ({ knowsTop, retrieved }) => {
    account.server.knowsUidl = false;
    account.server.knowsTop = knowsTop;
    fill(account.server, ['Un', 'Deux', 'Trois']);
    await account.collect();
    expect(await account.collect()).toMatchObject({ newCount: 0 });
    expect(account.held()).toEqual(rawsOf(account));
    expect(account.server.count('RETR')).toBe(retrieved);
    fill(account.server, ['Quatre']);
    expect(await account.collect()).toMatchObject({ newCount: 1 });
    expect(account.held()).toEqual(rawsOf(account));
  });

  it('messages left out of UIDL come once as well', async () => {
    fill(account.server, ['Un', 'Deux']);
    fill(account.server, ['Trois'], false);
    await account.collect();
    expect(await account.collect()).toMatchObject({ newCount: 0 });
    expect(account.held()).toEqual(rawsOf(account));
  });

  it('a server that renumbers is recognised by header blocks, nothing comes twice', async () => {
    fill(account.server, ['Un', 'Deux', 'Trois']);
    await account.collect();
    account.server.messages.forEach((message, i) => {
      message.uidl = `new-${i}`;
    });
    fill(account.server, ['Quatre']);
    expect(await account.collect()).toMatchObject({ newCount: 1 });
    expect(account.held()).toEqual(rawsOf(account));
    expect(account.server.count('RETR')).toBe(4);
    // From then on under the new ids alone.
    const asked = account.server.count('TOP');
    await account.collect();
    expect(account.server.count('TOP')).toBe(asked);
  });

  it('a server that renumbers and knows no TOP is recognised by whole messages', async () => {
    fill(account.server, ['Un', 'Deux']);
    await account.collect();
    account.server.knowsTop = false;
    for (const message of account.server.messages) message.uidl += '-new';
    expect(await account.collect()).toMatchObject({ newCount: 0 });
    expect(account.held()).toEqual(rawsOf(account));
  });

  it('ids that wander from message to message lose none and double none', async () => {
    fill(account.server, ['Un', 'Deux', 'Trois']);
    account.server.messages.forEach((message, i) => {
      message.uidl = String(i + 1);
    });
    await account.collect();
    // As of a server that takes the number in the list for the id.
    account.server.messages = account.server.messages.slice(1);
    fill(account.server, ['Nouveau']);
    account.server.messages.forEach((message, i) => {
      message.uidl = String(i + 1);
    });
    await account.collect();
    expect(account.subjects()).toEqual(['Deux', 'Nouveau', 'Trois', 'Un']);
  });

  it('the same id for several messages', async () => {
    account.server.add(
      { raw: testMessage('Un'), uidl: 'same' },
      { raw: testMessage('Deux'), uidl: 'same' },
      { raw: testMessage('Sept'), uidl: 'same' },
    );
    await account.collect();
    expect(await account.collect()).toMatchObject({ newCount: 0 });
    expect(account.held()).toEqual(rawsOf(account));
  });

  it('two messages that are the same byte for byte are two, as they are on the server', async () => {
    account.server.add({ raw: testMessage('Un'), uidl: 'a' }, { raw: testMessage('Un'), uidl: 'b' });
    await account.collect();
    expect(await account.collect()).toMatchObject({ newCount: 0 });
    expect(account.subjects()).toEqual(['Un', 'Un']);
  });

  it('letters without Message-ID are told apart by their bytes', async () => {
    account.server.knowsUidl = false;
    const bare = (text: string) => `From: robot@ecole.example\r\nSubject: Alerte\r\n\r\n${text}\r\n`;
    account.server.add({ raw: bare('un'), uidl: null }, { raw: bare('il'), uidl: null });
    await account.collect();
    account.server.add({ raw: bare('on'), uidl: null });
    expect(await account.collect()).toMatchObject({ newCount: 1 });
    expect(account.held()).toEqual(rawsOf(account));
  });

  it('sizes that are told differently from day to day', async () => {
    fill(account.server, ['Un', 'Deux']);
    await account.collect();
    for (const message of account.server.messages) message.listedBytes = message.raw.length + 17;
    expect(await account.collect()).toMatchObject({ newCount: 0 });
    expect(account.server.count('RETR')).toBe(2);
  });

  it('a server that hides its messages for a while and shows them again', async () => {
    fill(account.server, ['Un', 'Deux']);
    await account.collect();
    const { messages } = account.server;
    account.server.messages = [];
    await account.collect();
    account.clock.nowAt += 100 * DAY_MS;
    account.server.messages = messages;
    expect(await account.collect()).toMatchObject({ newCount: 0 });
  });
});
