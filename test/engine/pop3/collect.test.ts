// What is collected from a POP3 server: everything once, byte for byte; and again what a repair could not save.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noteCarriedAway } from '../../../engine/store/maildrop.ts';
import { agreeGone } from '../../../engine/store/message-intents.ts';
import { type CollectingAccount, collectingAccount, DAY_MS, fill } from './collect-fixture.ts';

let account: CollectingAccount;
beforeEach(async () => {
  account = await collectingAccount();
});
afterEach(() => account.close());

const rawsOf = ({ server }: CollectingAccount) => server.messages.map(({ raw }) => raw).sort();
const UNTIL_DELETED = { kind: 'untilDeletedHere' } as const;

describe('collecting', () => {
  it('brings everything once, byte for byte, and newest first', async () => {
    fill(account.server, ['Un', 'Deux', 'Trois']);
    expect(await account.collect()).toMatchObject({ newCount: 3, deletedCount: 0 });
    expect(account.held()).toEqual(rawsOf(account));
    expect(account.server.commands.filter((command) => command.startsWith('RETR'))).toEqual([
      'RETR 3',
      'RETR 2',
      'RETR 1',
    ]);
    expect(await account.collect()).toMatchObject({ newCount: 0 });
    fill(account.server, ['Quatre']);
    expect(await account.collect()).toMatchObject({ newCount: 1 });
    expect(account.server.count('RETR')).toBe(4);
    expect(account.server.count('TOP')).toBe(0);
  });

  it('keeps what somebody else deleted on the server', async () => {
    fill(account.server, ['Un', 'Deux']);
    await account.collect();
    account.server.messages = [];
    await account.collect();
    expect(account.subjects()).toEqual(['Deux', 'Un']);
  });

  it('does not bring back what was deleted here and left there', async () => {
    fill(account.server, ['Un', 'Deux']);
    await account.collect();
    account.deleteForGood('Un');
    expect(await account.collect()).toMatchObject({ newCount: 0, deletedCount: 0 });
    expect(account.subjects()).toEqual(['Deux']);
    expect(account.server.messages).toHaveLength(2);
  });

  it('takes up where it was stopped', async () => {
    fill(account.server, ['Un', 'Deux', 'Trois', 'Quatre']);
    account.server.capability = ['USER'];
    await account.collect({ most: 2 });
    expect(account.subjects()).toEqual(['Quatre', 'Trois']);
    await account.collect();
    expect(account.held()).toEqual(rawsOf(account));
    expect(account.server.count('RETR')).toBe(4);
  });

  it('brings every message once, wherever the connection is cut, again and again', async () => {
    fill(account.server, ['Un', 'Deux', 'Trois', 'Quatre', 'Cinq']);
    let isDone = false;
    for (let cut = 300; !isDone; cut += 211) {
      account.server.cutAfterBytes = cut;
      isDone = await account.collect().then(
        () => true,
        () => false,
      );
    }
    expect(account.held()).toEqual(rawsOf(account));
  });

  it('passes over a message that the server cannot read, and brings it when it can', async () => {
    fill(account.server, ['Un', 'Deux', 'Trois']);
    account.server.messages[1]!.unreadable = true;
    await account.collect();
    expect(account.subjects()).toEqual(['Trois', 'Un']);
    account.server.messages[1]!.unreadable = false;
    await account.collect();
    expect(account.held()).toEqual(rawsOf(account));
  });

  it('shares the maildrop with another PC', async () => {
    const other = await collectingAccount();
    other.server.messages = account.server.messages;
    fill(account.server, ['Un', 'Deux']);
    await account.collect();
    expect(account.subjects()).toEqual(['Deux', 'Un']);
    other.server.messages = account.server.messages;
    await other.collect();
    expect(other.subjects()).toEqual(['Deux', 'Un']);
    await other.close();
  });

  it('waits while another program has the maildrop', async () => {
    fill(account.server, ['Un']);
    account.server.inUse = true;
    await expect(account.collect()).rejects.toMatchObject({ kind: 'throttled', data: { reason: 'mailboxInUse' } });
    account.server.inUse = false;
    expect(await account.collect()).toMatchObject({ newCount: 1 });
  });

  it('leaves on the server what no PC could hold', async () => {
    fill(account.server, ['Un', 'Deux']);
    account.server.messages[1]!.listedBytes = 300 * 1024 * 1024;
    await account.collect();
    expect(account.subjects()).toEqual(['Un']);
    expect(account.noted).toContainEqual({ kind: 'leftOnServer', why: 'tooLarge', count: 1 });
  });
});

describe('what a repair of the store could not save', () => {
  it.each([
    { what: 'its text', damage: 'UPDATE messages SET source_id = NULL WHERE id = ?' },
    { what: 'all of it', damage: 'DELETE FROM messages WHERE id = ?' },
  ])('comes again from the server: $what', async ({ damage }) => {
    fill(account.server, ['Un', 'Deux']);
    await account.collect();
    const { id } = account.rowsIn('inbox').find(({ subject }) => subject === 'Un')!;
    account.store.transaction((tx) => {
      tx.run('damage', damage, [id]);
      tx.run(
        'damage',
        'DELETE FROM sources WHERE id NOT IN (SELECT source_id FROM messages WHERE source_id IS NOT NULL)',
      );
    });
    await account.collect();
    expect(account.held()).toEqual(rawsOf(account));
    expect(account.server.count('RETR')).toBe(3);
    await account.collect();
    expect(account.server.count('RETR')).toBe(3);
  });

  it('is not what was carried to another account and deleted there', async () => {
    fill(account.server, ['Un']);
    await account.collect();
    const { id } = account.rowsIn('inbox')[0]!;
    account.store.transaction((tx) => {
      noteCarriedAway(tx, id);
      agreeGone(tx, [id]);
      tx.run('collected later', 'DELETE FROM sources');
    });
    expect(await account.collect()).toMatchObject({ newCount: 0 });
    expect(account.subjects()).toEqual([]);
    account.leave(UNTIL_DELETED);
    await account.collect();
    expect(account.server.messages).toHaveLength(1);
  });

  it('stays on the server as long as it is not whole here', async () => {
    account.leave({ kind: 'days', days: 1 });
    fill(account.server, ['Un']);
    await account.collect();
    account.store.transaction((tx) => tx.run('damage', 'DELETE FROM sources'));
    account.clock.nowAt += 2 * DAY_MS;
    account.server.messages[0]!.unreadable = true;
    expect(await account.collect()).toMatchObject({ deletedCount: 0 });
    account.server.messages[0]!.unreadable = false;
    expect(await account.collect()).toMatchObject({ deletedCount: 1 });
    expect(account.subjects()).toEqual(['Un']);
  });
});
