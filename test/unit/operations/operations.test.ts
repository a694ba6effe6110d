import { beforeEach, describe, expect, test } from 'vitest';
import {
  copy,
  destroy,
  emptyTrash,
  lyingInTrash,
  move,
  removeMailbox,
  renameMailbox,
  setFlag,
  setJunk,
  trash,
} from '../../../engine/operations/index.ts';
import { accountMailboxes, listMailboxes } from '../../../engine/store/mailboxes.ts';
import { messageRefs } from '../../../engine/store/messages.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { MailError } from '../../../shared/domain/problem.ts';
import { CUT } from './fake-server.ts';
import { letter, openScene, type Scene } from './scene.ts';

let scene: Scene;
beforeEach(async () => {
  scene = await openScene({ letters: 3 });
  scene.server.log.length = 0;
});

const inbox = () => scene.ids('INBOX');
const wire = () => scene.server.log.filter((line) => !/^(find|list|sync|fetch) /.test(line));
const flagsOf = (ids: MessageId[]) => messageRefs(scene.store.reads, ids).map(({ flags }) => flags);

describe('a star', () => {
  test('is shown at once and told the server when there is one', async () => {
    const [id] = inbox();
    scene.operations().perform(setFlag, { ids: [id!], flag: 'flagged', value: true });
    expect(flagsOf([id!])).toEqual([2]);
    expect(wire()).toEqual([]);
    await scene.settle();
    expect(wire()).toEqual(['addFlags INBOX']);
    expect(scene.held()).toEqual(scene.shown());
  });

  test('among many goes out in one command', async () => {
    for (const id of inbox()) scene.operations().perform(setFlag, { ids: [id], flag: 'flagged', value: true });
    expect(scene.pending()).toBe(3);
    await scene.settle();
    expect(wire()).toEqual(['addFlags INBOX']);
  });

  test('is not undone by a server that does not know it yet, and what another program did shows beside it', async () => {
    const [id] = inbox();
    scene.operations().perform(setFlag, { ids: [id!], flag: 'flagged', value: true });
    for (const message of scene.server.mailboxes.get('INBOX')!.messages.values()) message.flags.add('\\Seen');
    await scene.sync();
    expect(flagsOf([id!])).toEqual([3]);
    await scene.settle();
    expect(scene.held()).toEqual(scene.shown());
  });

  test('that changes nothing leaves nothing to do and nothing to undo', () => {
    const undoable = scene.operations().perform(setFlag, { ids: inbox(), flag: 'flagged', value: false });
    expect(undoable).toEqual({ undo: null, count: 0 });
    expect(scene.pending()).toBe(0);
  });
});

test('a folder that is gone on the server is asked about after its renaming was refused', async () => {
  const run = () =>
    scene.operations().runPending({
      accountId: scene.accountId,
      session: scene.server.session(),
      signal: new AbortController().signal,
    });
  const mailboxId = scene.mailbox('Classes');
  scene.operations().perform(renameMailbox, { mailboxId, name: 'Projets' });
  scene.server.mailboxes.delete('Classes');
  expect(await run()).toMatchObject({ stale: true, listStale: false });
  await scene.sync();
  expect(await run()).toMatchObject({ stale: false, listStale: true });
  await scene.sync();
  expect(scene.shown()).toEqual(scene.held());
});

test('a folder whose removal is refused, as it went with the folder above it, is gone in the end', async () => {
  scene.server.addMailbox('Classes/CM2', null);
  await scene.sync();
  scene.operations().perform(removeMailbox, { mailboxId: scene.mailbox('Classes/CM2') });
  for (const path of ['Classes', 'Classes/CM2']) scene.server.mailboxes.delete(path);
  await scene.settle();
  await scene.sync();
  expect(scene.problems).toMatchObject([{ kind: 'missing', operation: { kind: 'renameMailbox', kept: false } }]);
  expect(scene.shown()).toEqual(scene.held());
});

test('what lies in the trash already stays there when it is put there again, and is told', async () => {
  const operations = scene.operations();
  const [first, ...others] = inbox();
  operations.perform(trash, { ids: [first!] });
  await scene.settle();
  const before = scene.shown();
  expect(lyingInTrash(scene.store.reads, [first!, ...others])).toEqual([first]);
  const { undo, count } = operations.perform(trash, { ids: [first!, ...others] });
  expect(count).toBe(2);
  await scene.settle();
  expect(scene.held().filter((line) => line.startsWith('Trash: '))).toHaveLength(3);
  expect(operations.undo(undo!)).toBe(true);
  expect(scene.shown()).toEqual(before);
});

describe('undo', () => {
  test('of what has not begun takes it back, and the server never hears of it', async () => {
    const before = scene.shown();
    const { undo, count } = scene.operations().perform(trash, { ids: inbox() });
    expect(count).toBe(3);
    expect(scene.operations().undo(undo!)).toBe(true);
    expect(scene.shown()).toEqual(before);
    await scene.settle();
    expect(wire()).toEqual([]);
    expect(scene.operations().undo(undo!)).toBe(false);
  });

  test('of what the server has done is the inverse', async () => {
    const before = scene.shown();
    const ids = inbox();
    const { undo } = scene.operations().perform(setJunk, { ids, junk: true });
    await scene.settle();
    expect(scene.ids('Junk')).toHaveLength(3);
    scene.operations().undo(undo!);
    await scene.settle();
    expect(scene.shown()).toEqual(before);
    expect(scene.held()).toEqual(before);
    expect(inbox().sort()).toEqual([...ids].sort());
  });

  test('of what may have begun waits for its turn', async () => {
    const before = scene.held();
    const { undo } = scene.operations().perform(move, { ids: inbox(), mailboxId: scene.mailbox('Classes') });
    await scene.run({ atCall: 1, when: 'after', error: CUT });
    expect(scene.operations().undo(undo!)).toBe(true);
    await scene.settle();
    expect(scene.held()).toEqual(before);
  });

  test('is not offered for what is gone for good', () => {
    expect(scene.operations().perform(destroy, { ids: inbox() })).toEqual({ undo: null, count: 3 });
  });
});

describe('a refusal', () => {
  test('takes back this intent alone, and says so', async () => {
    const ids = inbox();
    scene.operations().perform(move, { ids, mailboxId: scene.mailbox('Classes') });
    scene.operations().perform(setFlag, { ids, flag: 'flagged', value: true });
    scene.server.refuseNext('move', { kind: 'rejected', detail: 'NO not allowed' });
    await scene.settle();
    expect(scene.problems).toMatchObject([
      {
        during: 'operation',
        kind: 'rejected',
        detail: 'NO not allowed',
        operation: { kind: 'move', messageCount: 3, mailbox: { name: 'Classes' }, kept: false },
      },
    ]);
    expect(inbox().sort()).toEqual([...ids].sort());
    expect(flagsOf(ids)).toEqual([2, 2, 2]);
    expect(scene.held()).toEqual(scene.shown());
  });

  test('of one among several merged ones leaves the others', async () => {
    const [first, second] = inbox();
    for (const id of [first!, second!]) scene.operations().perform(setFlag, { ids: [id], flag: 'seen', value: true });
    scene.server.refuseNext('addFlags', { kind: 'rejected' });
    await scene.settle();
    expect(scene.problems).toEqual([]);
    expect(scene.held()).toEqual(scene.shown());
  });

  test('of a copy for want of room removes the copy', async () => {
    scene.operations().perform(copy, { ids: inbox(), mailboxId: scene.mailbox('Classes') });
    scene.server.refuseNext('copy', { kind: 'quota' });
    await scene.settle();
    expect(scene.problems).toMatchObject([{ kind: 'quota' }]);
    expect(scene.ids('Classes')).toEqual([]);
    expect(scene.held()).toEqual(scene.shown());
  });
});

describe('another program at work', () => {
  test('deleted what was moved here: it is gone here too', async () => {
    const [id] = inbox();
    scene.operations().perform(move, { ids: [id!], mailboxId: scene.mailbox('Classes') });
    const { messages } = scene.server.mailboxes.get('INBOX')!;
    messages.delete(Math.max(...messages.keys()));
    messages.delete(Math.min(...messages.keys()));
    messages.delete([...messages.keys()][0]!);
    await scene.sync();
    await scene.settle();
    expect(scene.held()).toEqual(scene.shown());
    expect(scene.ids('Classes')).toEqual([]);
  });

  test('deleted the mailbox that messages were put into: they are back where the server has them', async () => {
    scene.operations().perform(move, { ids: inbox(), mailboxId: scene.mailbox('Classes') });
    scene.server.mailboxes.delete('Classes');
    await scene.settle();
    expect(inbox()).toHaveLength(3);
    expect(scene.held()).toEqual(scene.shown());
  });

  test('brought a new UIDVALIDITY: what is pending is done under the new UIDs', async () => {
    const ids = inbox();
    scene.operations().perform(setFlag, { ids, flag: 'seen', value: true });
    scene.server.mailboxes.get('INBOX')!.uidValidity += 1;
    await scene.settle();
    expect(scene.problems).toEqual([]);
    expect(scene.held()).toEqual(scene.shown());
    expect(flagsOf(ids)).toEqual([1, 1, 1]);
  });
});

describe('mailboxes', () => {
  test('made, filled, renamed and thrown away offline: the server follows in order', async () => {
    const operations = scene.operations();
    const mailboxId = operations.createMailbox({ accountId: scene.accountId, parentId: null, name: 'Sorties' });
    operations.perform(move, { ids: inbox(), mailboxId });
    operations.perform(renameMailbox, { mailboxId, name: 'Voyages' });
    operations.perform(setFlag, { ids: scene.ids('Voyages'), flag: 'seen', value: true });
    operations.perform(removeMailbox, { mailboxId });
    const wanted = scene.shown();
    expect(wanted.filter((line) => line.startsWith('Trash/Voyages: '))).toHaveLength(3);
    await scene.settle();
    expect(scene.held()).toEqual(wanted);
    expect(scene.problems).toEqual([]);
  });

  test('deleted for good keeps what was moved out of it before', async () => {
    const operations = scene.operations();
    const mailboxId = scene.mailbox('Classes');
    operations.perform(move, { ids: inbox(), mailboxId });
    await scene.settle();
    const [kept] = scene.ids('Classes');
    operations.perform(removeMailbox, { mailboxId });
    operations.perform(move, { ids: [kept!], mailboxId: scene.mailbox('INBOX') });
    operations.perform(removeMailbox, { mailboxId });
    expect(listMailboxes(scene.store.reads).map(({ path }) => path)).not.toContain('Trash/Classes');
    await scene.settle();
    expect(inbox()).toEqual([kept]);
    expect(scene.held()).toEqual(scene.shown());
    expect(accountMailboxes(scene.store.reads, scene.accountId).some(({ hidden }) => hidden)).toBe(false);
  });

  test('a name that is taken, or that no server could take, is refused at once', () => {
    const create = (name: string) => () =>
      scene.operations().createMailbox({ accountId: scene.accountId, parentId: null, name });
    expect(create('Classes')).toThrow(MailError);
    expect(create('a/b')).toThrow(MailError);
    expect(create('a\u0000b')).toThrow(MailError);
  });

  test('the trash is made when there is none, and emptied of what was seen in it only', async () => {
    scene.server.mailboxes.delete('Trash');
    await scene.sync();
    const operations = scene.operations();
    operations.perform(trash, { ids: inbox() });
    await scene.settle();
    expect(scene.server.mailboxes.get('Trash')?.messages.size).toBe(3);
    scene.server.deliver('Trash', letter('unseen'));
    operations.perform(emptyTrash, { accountId: scene.accountId });
    await scene.settle();
    expect(scene.held().filter((line) => line.startsWith('Trash: '))).toEqual(['Trash: unseen@test ']);
  });
});

test.each([2, 3, 4])(
  'a move cut between copy and deletion is cut again before the original went (call %i)',
  async (atCall) => {
    const line = scene.held().find((held) => held.startsWith('INBOX') && held.includes('m3'))!;
    const id = inbox().find((one) => messageRefs(scene.store.reads, [one])[0]?.messageIdHeader?.includes('m3'));
    scene.operations().perform(move, { ids: [id!], mailboxId: scene.mailbox('Archive') });
    await scene.run({ atCall: 1, when: 'before', error: CUT });
    scene.server.deliver('Archive', letter('m3'));
    await scene.run({ atCall, when: 'before', error: CUT });
    await scene.settle();
    expect(scene.held()).toContain(line.replace('INBOX', 'Archive'));
    expect(scene.held()).not.toContain(line);
    expect(scene.shown()).toEqual(scene.held());
  },
);
