// The queue of what a person did: merged, reordered only where nobody can tell, cancelling what was taken back before
// the server heard of it, and shown to the person.
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { digestSource } from '../../../engine/mime/digest.ts';
import { copy, fileSent, move, renameMailbox, setFlag, trash } from '../../../engine/operations/index.ts';
import { listMailboxes } from '../../../engine/store/mailboxes.ts';
import { messageRefs } from '../../../engine/store/messages.ts';
import { getOperation } from '../../../engine/store/operations.ts';
import type { MessageId, OutboxId } from '../../../shared/domain/ids.ts';
import { CUT } from './fake-server.ts';
import { letter, openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ letters: 4 });
  scene.server.log.length = 0;
});

const inbox = () => scene.ids('INBOX');
const wire = () => scene.server.log.filter((line) => !/^(find|list|sync|fetch) /.test(line));
const star = (id: MessageId, value = true) =>
  scene.operations().perform(setFlag, { ids: [id], flag: 'flagged', value });
const moveTo = (id: MessageId, path: string) =>
  scene.operations().perform(move, { ids: [id], mailboxId: scene.mailbox(path) });
const queued = () => scene.operations().list(scene.accountId);
const agreed = () => expect(scene.held()).toEqual(scene.shown());

describe('opposite intents', () => {
  test('cancel each other before the server hears of either', async () => {
    const [id] = inbox();
    star(id!);
    star(id!, false);
    expect(scene.pending()).toBe(0);
    expect(messageRefs(scene.store.reads, [id!])[0]?.flags).toBe(0);
    await scene.settle();
    expect(wire()).toEqual([]);
    agreed();
  });

  test('of some of many leave the others', async () => {
    const [first, second, third] = inbox();
    scene.operations().perform(setFlag, { ids: [first!, second!, third!], flag: 'flagged', value: true });
    star(second!, false);
    expect(scene.pending()).toBe(1);
    await scene.settle();
    expect(wire()).toEqual(['addFlags INBOX']);
    agreed();
  });

  test('do not where the server has the flag meanwhile: the last word is the person’s', async () => {
    const [id] = inbox();
    star(id!);
    for (const message of scene.server.mailboxes.get('INBOX')!.messages.values()) message.flags.add('\\Flagged');
    await scene.sync();
    star(id!, false);
    await scene.settle();
    expect(messageRefs(scene.store.reads, [id!])[0]?.flags).toBe(0);
    agreed();
  });

  test('do not once the first may have begun', async () => {
    const [id] = inbox();
    star(id!);
    await scene.run({ atCall: 1, when: 'before', error: CUT });
    star(id!, false);
    await scene.settle();
    expect(wire()).toEqual(['addFlags INBOX', 'addFlags INBOX', 'removeFlags INBOX']);
    agreed();
  });

  test('do not where a copy was made in between: it bears the flag', async () => {
    const [id] = inbox();
    star(id!);
    scene.operations().perform(copy, { ids: [id!], mailboxId: scene.mailbox('Classes') });
    star(id!, false);
    await scene.settle();
    expect(wire()).toEqual(['addFlags INBOX', 'copy INBOX', 'removeFlags INBOX']);
    agreed();
  });

  test('of different flags are not opposite', async () => {
    const [id] = inbox();
    star(id!);
    scene.operations().perform(setFlag, { ids: [id!], flag: 'seen', value: true });
    star(id!, false);
    await scene.settle();
    expect(wire()).toEqual(['addFlags INBOX']);
    agreed();
  });

  test('moved away and back: nothing is said; moved on: it is moved once', async () => {
    const [first, second] = inbox();
    moveTo(first!, 'Classes');
    moveTo(first!, 'INBOX');
    moveTo(second!, 'Classes');
    moveTo(second!, 'Archive');
    await scene.settle();
    expect(wire()).toEqual(['move INBOX']);
    agreed();
  });

  test('a move before a mailbox changes is kept: it may be what gets the message out of it', async () => {
    const [id] = inbox();
    moveTo(id!, 'Classes');
    scene.operations().perform(renameMailbox, { mailboxId: scene.mailbox('Classes'), name: 'Projets' });
    moveTo(id!, 'Archive');
    await scene.settle();
    expect(wire().filter((line) => line.startsWith('move'))).toEqual(['move INBOX', 'move Projets']);
    agreed();
  });

  test('can be undone one after the other, back to the beginning', async () => {
    const before = scene.shown();
    const [id] = inbox();
    const starred = star(id!);
    const unstarred = star(id!, false);
    expect(scene.operations().undo(unstarred.undo!)).toBe(true);
    expect(messageRefs(scene.store.reads, [id!])[0]?.flags).toBe(2);
    expect(scene.operations().undo(starred.undo!)).toBe(true);
    expect(scene.shown()).toEqual(before);
    const moved = moveTo(id!, 'Classes');
    const movedOn = moveTo(id!, 'Archive');
    scene.operations().undo(movedOn.undo!);
    expect(scene.ids('Classes')).toEqual([id]);
    scene.operations().undo(moved.undo!);
    expect(scene.shown()).toEqual(before);
    await scene.settle();
    agreed();
  });
});

describe('hundreds of stars', () => {
  test('given one by one, among other things, are one STORE', { timeout: 60_000 }, async () => {
    scene = await openScene({ letters: 402 });
    scene.server.log.length = 0;
    const ids = inbox();
    for (const [n, id] of ids.entries()) {
      if (n === 200) moveTo(id, 'Classes');
      else if (n === 300) scene.operations().perform(setFlag, { ids: [id], flag: 'seen', value: true });
      else star(id);
    }
    await scene.settle();
    expect(wire()).toEqual(['addFlags INBOX', 'move INBOX', 'addFlags INBOX']);
    agreed();
  });
});

describe('what the server does not take', () => {
  const sentCopy = () =>
    scene.store.transaction((tx) =>
      fileSent(tx, {
        accountId: scene.accountId,
        outboxId: 77 as OutboxId,
        digest: digestSource(letter('sent')),
        sentAt: Date.now(),
      }),
    );
  const refused = async () => {
    const id = sentCopy();
    scene.server.refuseNext('append', { kind: 'quota' });
    await scene.settle();
    return id;
  };

  test('keeps its place before what is about the same message; the rest goes on', async () => {
    const id = await refused();
    const [other] = inbox();
    moveTo(id, 'Classes');
    star(id);
    star(other!);
    await scene.settle();
    expect(scene.ids('Classes')).toEqual([id]);
    expect(scene.held()).toContain('INBOX: m1@test ');
    expect(wire().filter((line) => line.startsWith('addFlags'))).toEqual(['addFlags INBOX']);
    scene.operations().retry(queued().flatMap(({ ids }) => ids));
    await scene.settle();
    expect(scene.pending()).toBe(0);
    expect(scene.ids('Classes')).toEqual([id]);
    agreed();
  });

  test('is shown with the reason, and tried again when the person says so', async () => {
    await refused();
    expect(queued()).toMatchObject([
      {
        kind: 'append',
        state: 'refused',
        messageCount: 1,
        subject: 'Letter sent',
        mailbox: { role: 'sent' },
        error: { kind: 'quota' },
        canGiveUp: true,
      },
    ]);
    expect(queued()[0]!.nextTryAt).toBeGreaterThan(Date.now());
    await scene.settle();
    expect(queued()).toHaveLength(1);
    scene.operations().retry(queued()[0]!.ids);
    await scene.settle();
    expect(queued()).toEqual([]);
    agreed();
  });

  test('is tried again when the clock of the PC was set back', async () => {
    await refused();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - 24 * 3_600_000 });
    onTestFinished(() => void vi.useRealTimers());
    await scene.settle();
    expect(queued()).toEqual([]);
    agreed();
  });

  test('given up, stays on this PC', async () => {
    await refused();
    expect(scene.operations().giveUp(queued()[0]!.ids)).toBe(1);
    expect(queued()).toEqual([]);
    expect(scene.ids('Sent')).toEqual([]);
    const here = listMailboxes(scene.store.reads).find(
      ({ accountId, role }) => accountId !== scene.accountId && role === 'sent',
    )!;
    expect(here).toMatchObject({ total: 1, offline: 1 });
    scene.server.log.length = 0;
    await scene.settle();
    expect(wire()).toEqual([]);
  });
});

describe('the queue as it is shown', () => {
  test('says what waits, neighbours alike as one', () => {
    const [first, second, third] = inbox();
    star(first!);
    star(second!);
    scene.operations().perform(trash, { ids: [third!] });
    scene.operations().createMailbox({ accountId: scene.accountId, parentId: null, name: 'Sorties' });
    expect(queued()).toMatchObject([
      { kind: 'setFlags', messageCount: 2, subject: null, flags: { set: ['\\Flagged'], clear: [] }, mailbox: null },
      { kind: 'move', messageCount: 1, mailbox: { role: 'trash' }, state: 'waiting', attempts: 0, error: null },
      { kind: 'createMailbox', mailbox: { name: 'Sorties', role: null }, messageCount: 0 },
    ]);
    expect(queued()[0]!.ids).toHaveLength(2);
  });

  test('a line given up is as if it had never been', async () => {
    const before = scene.shown();
    const [first, second] = inbox();
    star(first!);
    star(second!);
    moveTo(first!, 'Classes');
    for (const { ids } of queued().toReversed()) scene.operations().giveUp(ids);
    expect(scene.shown()).toEqual(before);
    await scene.settle();
    expect(wire()).toEqual([]);
  });

  test('one that may have begun can be waited for only', async () => {
    const [id] = inbox();
    star(id!);
    await scene.run({ atCall: 1, when: 'after', error: CUT });
    const [line] = queued();
    expect(line).toMatchObject({ canGiveUp: false, attempts: 1 });
    expect(scene.operations().giveUp(line!.ids)).toBe(0);
    expect(getOperation(scene.store.reads, line!.ids[0]!)).not.toBeNull();
  });

  test('a mailbox that something is to be put into is not given up before that', () => {
    const [id] = inbox();
    const mailboxId = scene.operations().createMailbox({ accountId: scene.accountId, parentId: null, name: 'Sorties' });
    scene.operations().perform(move, { ids: [id!], mailboxId });
    expect(queued().map(({ canGiveUp }) => canGiveUp)).toEqual([false, true]);
    scene.operations().giveUp(queued()[1]!.ids);
    expect(queued().map(({ canGiveUp }) => canGiveUp)).toEqual([true]);
    scene.operations().giveUp(queued()[0]!.ids);
    expect(listMailboxes(scene.store.reads).some(({ name }) => name === 'Sorties')).toBe(false);
    expect(inbox()).toHaveLength(4);
  });
});
