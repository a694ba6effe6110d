import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copy, destroy } from '../../../engine/operations/index.ts';
import { mailboxByRole } from '../../../engine/store/mailboxes.ts';
import { heldMessages, noteCarriedAway } from '../../../engine/store/maildrop.ts';
import { agreeGone } from '../../../engine/store/message-intents.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { testMessage } from '../imap/fixture.ts';
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

describe('leaving messages on the server', () => {
  it('always: nothing is ever deleted there', async () => {
    fill(account.server, ['Un', 'Deux']);
    await account.collect();
    account.deleteForGood('Un');
    account.clock.nowAt += 1_000 * DAY_MS;
    await account.collect();
    expect(account.server.count('DELE')).toBe(0);
  });

  it('a number of days: what was collected that long ago goes, what is younger stays', async () => {
    account.leave({ kind: 'days', days: 14 });
    fill(account.server, ['Un']);
    await account.collect();
    account.clock.nowAt += 10 * DAY_MS;
    fill(account.server, ['Deux']);
    await account.collect();
    account.clock.nowAt += 4 * DAY_MS - 1;
    expect(await account.collect()).toMatchObject({ deletedCount: 0 });
    account.clock.nowAt += 1;
    expect(await account.collect()).toMatchObject({ deletedCount: 1 });
    expect(account.server.messages.map(({ uidl }) => uidl)).toEqual(['id-Deux']);
    expect(account.subjects()).toEqual(['Deux', 'Un']);
  });

  it('a number of days, and a clock that jumped back: nothing goes early', async () => {
    account.leave({ kind: 'days', days: 1 });
    fill(account.server, ['Un']);
    await account.collect();
    account.clock.nowAt -= 1_000 * DAY_MS;
    expect(await account.collect()).toMatchObject({ deletedCount: 0 });
  });

  it('until it is deleted here: the trash alone deletes nothing, emptying it does', async () => {
    account.leave(UNTIL_DELETED);
    fill(account.server, ['Un', 'Deux']);
    await account.collect();
    expect(account.pending()).toBe(0);
    account.deleteForGood('Un');
    expect(account.pending()).toBe(1);
    expect(await account.collect()).toMatchObject({ deletedCount: 1 });
    expect(account.pending()).toBe(0);
    expect(account.server.messages.map(({ uidl }) => uidl)).toEqual(['id-Deux']);
  });

  it('until it is deleted here: a copy that stays here keeps it there, and the last one takes it away', async () => {
    account.leave(UNTIL_DELETED);
    fill(account.server, ['Un']);
    await account.collect();
    const archive = mailboxByRole(account.store.reads, account.accountId, 'archive')!;
    const ids = account.rowsIn('inbox').map(({ id }) => id);
    account.store.transaction((tx) => copy(tx, { ids, mailboxId: archive.id }));
    account.deleteForGood('Un');
    expect(await account.collect()).toMatchObject({ deletedCount: 0, newCount: 0 });
    account.store.transaction((tx) => destroy(tx, { ids: account.rowsIn('archive').map(({ id }) => id) }));
    expect(await account.collect()).toMatchObject({ deletedCount: 1 });
  });

  it('what was deleted here under another choice stays there, and a choice taken back asks for nothing', async () => {
    fill(account.server, ['Un', 'Deux']);
    await account.collect();
    account.deleteForGood('Un');
    account.leave(UNTIL_DELETED);
    account.deleteForGood('Deux');
    account.leave({ kind: 'always' });
    account.leave(UNTIL_DELETED);
    await account.collect();
    expect(account.server.messages).toHaveLength(2);
  });

  it('deletes nothing that is not whole here', async () => {
    account.leave({ kind: 'days', days: 1 });
    fill(account.server, ['Un', 'Deux']);
    await account.collect();
    // As a broken page would leave it.
    const damaged = account.rowsIn('inbox').find(({ subject }) => subject === 'Un')!;
    account.store.transaction((tx) =>
      tx.run(
        'damage',
        "UPDATE source_bytes SET encoding = 'raw', bytes = x'00' WHERE source_id = (SELECT source_id FROM messages WHERE id = ?)",
        [damaged.id],
      ),
    );
    account.clock.nowAt += 2 * DAY_MS;
    expect(await account.collect()).toMatchObject({ deletedCount: 1 });
    expect(account.server.messages.map(({ uidl }) => uidl)).toEqual(['id-Un']);
    expect(account.noted).toContainEqual({ kind: 'leftOnServer', why: 'notWholeHere', count: 1 });
  });

  it('deletes no other message that has come to bear the id', async () => {
    account.leave({ kind: 'days', days: 1 });
    fill(account.server, ['Un']);
    await account.collect();
    const impostor = testMessage('Du');
    expect(impostor.length).toBe(testMessage('Un').length);
    account.server.messages = [{ raw: impostor, uidl: 'id-Un' }];
    account.clock.nowAt += 2 * DAY_MS;
    expect(await account.collect()).toMatchObject({ deletedCount: 0, listedCount: 1 });
    expect(account.subjects()).toEqual(['Du', 'Un']);
    expect(account.server.messages).toHaveLength(1);
  });

  it('without TOP compares whole messages before it deletes', async () => {
    account.leave({ kind: 'days', days: 1 });
    account.server.knowsTop = false;
    fill(account.server, ['Un', 'Deux']);
    await account.collect();
    account.clock.nowAt += 2 * DAY_MS;
    expect(await account.collect()).toMatchObject({ deletedCount: 2, newCount: 0 });
    expect(account.server.messages).toHaveLength(0);
    expect(account.subjects()).toEqual(['Deux', 'Un']);
  });

  it.each([
    { quitting: 'forgotten', left: 2 },
    { quitting: 'unanswered', left: 0 },
  ] as const)(
    'a QUIT that is $quitting: nothing comes twice, and deletion is asked for again',
    async ({ quitting, left }) => {
      account.leave({ kind: 'days', days: 1 });
      fill(account.server, ['Un', 'Deux']);
      await account.collect();
      account.clock.nowAt += 2 * DAY_MS;
      account.server.quitting = quitting;
      await expect(account.collect()).rejects.toMatchObject({ kind: 'connection' });
      expect(account.server.messages).toHaveLength(left);
      account.server.quitting = 'answered';
      expect(await account.collect()).toMatchObject({ newCount: 0, deletedCount: left });
      expect(account.server.messages).toHaveLength(0);
      expect(account.subjects()).toEqual(['Deux', 'Un']);
    },
  );

  it('a QUIT that deleted in part: the rest is asked for again', async () => {
    account.leave(UNTIL_DELETED);
    fill(account.server, ['Un']);
    await account.collect();
    account.deleteForGood('Un');
    account.server.quitting = 'partly';
    expect(await account.collect()).toMatchObject({ deletedCount: 0 });
    expect(account.pending()).toBe(1);
    account.server.quitting = 'answered';
    expect(await account.collect()).toMatchObject({ deletedCount: 1 });
    expect(account.pending()).toBe(0);
  });

  it('says QUIT only when everything is stored, as some servers delete at it what they gave', async () => {
    fill(account.server, ['Un', 'Deux']);
    account.parser.digest = async () => {
      throw new MailError({ kind: 'store', reason: 'diskFull' });
    };
    await expect(account.collect()).rejects.toMatchObject({ kind: 'store' });
    expect(account.server.count('QUIT')).toBe(0);
  });

  it('a deletion that the server refuses is asked for again', async () => {
    account.leave(UNTIL_DELETED);
    fill(account.server, ['Un']);
    await account.collect();
    account.deleteForGood('Un');
    account.server.answers.set('DELE', '-ERR not now\r\n');
    expect(await account.collect()).toMatchObject({ deletedCount: 0 });
    account.server.answers.delete('DELE');
    expect(await account.collect()).toMatchObject({ deletedCount: 1 });
  });

  it('remembers what is deleted on both sides, lest a server bring it back', async () => {
    account.leave(UNTIL_DELETED);
    fill(account.server, ['Un']);
    const { messages } = account.server;
    await account.collect();
    account.deleteForGood('Un');
    await account.collect();
    account.server.messages = messages;
    expect(await account.collect()).toMatchObject({ newCount: 0, deletedCount: 1 });
    expect(heldMessages(account.store.reads, account.accountId)).toHaveLength(1);
  });
});
