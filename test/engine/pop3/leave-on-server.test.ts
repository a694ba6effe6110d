// How long messages stay on the server: always, some days, or until they are deleted here; and never less long than it
// takes to have them safely here.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copy, destroy } from '../../../engine/operations/index.ts';
import { mailboxByRole } from '../../../engine/store/mailboxes.ts';
import { heldMessages } from '../../../engine/store/maildrop.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { testMessage } from '../imap/fixture.ts';
import { type CollectingAccount, collectingAccount, DAY_MS, fill } from './collect-fixture.ts';

let account: CollectingAccount;
beforeEach(async () => {
  account = await collectingAccount();
});
afterEach(() => account.close());

const UNTIL_DELETED = { kind: 'untilDeletedHere' } as const;

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
