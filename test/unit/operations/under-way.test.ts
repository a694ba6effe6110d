// What a cut operation may have put on the server already, and a comparison finds there before the operation is run
// again: never shown as another message, never made twice, never taken for anything else.
import { expect, test } from 'vitest';
import { digestSource } from '../../../engine/mime/digest.ts';
import { copy, destroy, move, takeIn } from '../../../engine/operations/index.ts';
import { messageRows } from '../../../engine/store/messages.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { type CarryScene, openCarryScene, SERVERS, sample } from './carry-scene.ts';
import { CUT } from './fake-server.ts';

/** m3 has no Message-ID. */
const NAMED_OR_NOT = ['m1', 'm3'];

function idOf(scene: CarryScene, text: string): MessageId {
  const rows = messageRows(scene.store.reads, scene.ids('a INBOX'));
  return rows.find(({ subject }) => subject === text.replace('m', 'Letter '))!.id;
}

async function compareAll(scene: CarryScene) {
  for (const name of SERVERS) await scene.sync(name);
}

async function expectEnd(scene: CarryScene, wanted: string[]) {
  await scene.settle();
  expect(scene.problems).toEqual([]);
  expect(scene.pending()).toBe(0);
  expect(scene.held()).toEqual([...wanted].sort());
  expect(scene.shown()).toEqual([...wanted].sort());
}

const others = (text: string) => ['a INBOX: m1', 'a INBOX: m2', 'a INBOX: m3'].filter((one) => !one.endsWith(text));

test.each([true, false])(
  'a copy, asked for while its original is still on its way through that very folder, is made (UIDPLUS %s)',
  async (uidplus) => {
    const scene = await openCarryScene({ uidplus });
    const id = idOf(scene, 'm3');
    scene.operations().perform(move, { ids: [id], mailboxId: scene.mailbox('b INBOX') });
    scene.operations().perform(move, { ids: scene.ids('b INBOX'), mailboxId: scene.mailbox('b Classes') });
    scene.operations().perform(copy, { ids: scene.ids('b Classes'), mailboxId: scene.mailbox('b INBOX') });
    await expectEnd(scene, [...others('m3'), 'b Classes: m3', 'b INBOX: m3']);
  },
);

test.each(NAMED_OR_NOT)('%s, copied while on its way and then deleted for good: the copy is made', async (text) => {
  const scene = await openCarryScene();
  scene.operations().perform(move, { ids: [idOf(scene, text)], mailboxId: scene.mailbox('b INBOX') });
  const ids = scene.ids('b INBOX');
  scene.operations().perform(copy, { ids, mailboxId: scene.mailbox('b Classes') });
  scene.operations().perform(destroy, { ids });
  await expectEnd(scene, [...others(text), `b Classes: ${text}`]);
});

const THEN = ['a INBOX', 'b Classes', 'local Un', 'deleted for good'];
const put = (scene: CarryScene, ids: MessageId[], then: string) =>
  then === 'deleted for good'
    ? scene.operations().perform(destroy, { ids })
    : scene.operations().perform(move, { ids, mailboxId: scene.mailbox(then) });

test.each(NAMED_OR_NOT.flatMap((text) => THEN.map((then) => ({ text, then }))))(
  'moved within an account, cut off when it was done, then $then, compared: $text is there once',
  async ({ text, then }) => {
    const scene = await openCarryScene({ uidplus: false });
    const id = idOf(scene, text);
    scene.operations().perform(move, { ids: [id], mailboxId: scene.mailbox('a Classes') });
    expect(await scene.run('a', { atCall: 1, when: 'after', error: CUT })).toBe(false);
    put(scene, [id], then);
    const wanted = scene.shown();
    await compareAll(scene);
    expect(scene.shown()).toEqual(wanted);
    await expectEnd(scene, [...others(text), ...(then === 'deleted for good' ? [] : [`${then}: ${text}`])]);
  },
);

test.each(NAMED_OR_NOT.flatMap((text) => ['a INBOX', ...THEN.slice(1)].map((then) => ({ text, then }))))(
  'moved to another account, cut off when it was done, then $then, compared: $text is there once',
  async ({ text, then }) => {
    const scene = await openCarryScene({ uidplus: false });
    scene.operations().perform(move, { ids: [idOf(scene, text)], mailboxId: scene.mailbox('b INBOX') });
    expect(await scene.run('b', { atCall: 1, when: 'after', error: CUT })).toBe(false);
    put(scene, scene.ids('b INBOX'), then);
    const wanted = scene.shown();
    await compareAll(scene);
    expect(scene.shown()).toEqual(wanted);
    await expectEnd(scene, [...others(text), ...(then === 'deleted for good' ? [] : [`${then}: ${text}`])]);
  },
);

test.each(NAMED_OR_NOT)(
  'a server without MOVE, cut between copy and deletion, compared: %s is shown once, and its original goes',
  async (text) => {
    const scene = await openCarryScene({ uidplus: false, moves: false });
    scene.operations().perform(move, { ids: [idOf(scene, text)], mailboxId: scene.mailbox('a Classes') });
    expect(await scene.run('a', { atCall: 2, when: 'before', error: CUT })).toBe(false);
    const wanted = scene.shown();
    await compareAll(scene);
    expect(scene.shown()).toEqual(wanted);
    await expectEnd(scene, wanted);
  },
);

test('two that are the same to the byte, moved on a server without MOVE, cut between copy and deletion, stay two', async () => {
  const scene = await openCarryScene({ uidplus: false, moves: false, letters: 4 });
  const rows = messageRows(scene.store.reads, scene.ids('a INBOX'));
  const ids = rows.filter(({ subject }) => subject === 'Letter 3').map(({ id }) => id);
  scene.operations().perform(move, { ids, mailboxId: scene.mailbox('a Classes') });
  expect(await scene.run('a', { atCall: 2, when: 'before', error: CUT })).toBe(false);
  await compareAll(scene);
  await expectEnd(scene, ['a Classes: m3', 'a Classes: m3', 'a INBOX: m1', 'a INBOX: m2']);
});

test.each([
  ['m1', 'another1'],
  ['m3', 'n3'],
])(
  'another that only looks like it arrives where %s was to go: it is another, and the original is not deleted for it',
  async (text, like) => {
    const scene = await openCarryScene({ moves: false });
    scene.operations().perform(move, { ids: [idOf(scene, text)], mailboxId: scene.mailbox('a Classes') });
    expect(await scene.run('a', { atCall: 1, when: 'before', error: CUT })).toBe(false);
    const raw = Buffer.from(sample(Number(text[1]))).toString();
    scene.servers.a.deliver('Classes', Buffer.from(raw.replace(`Hello ${text}`, `Hello ${like}`)));
    await compareAll(scene);
    await expectEnd(scene, [...others(text), `a Classes: ${text}`, `a Classes: ${like}`]);
  },
);

test.each([move, copy])(
  'without UIDPLUS, a message without Message-ID that was deleted elsewhere before leaves no ghost in the target',
  async (intent) => {
    const scene = await openCarryScene({ uidplus: false });
    scene.operations().perform(intent, { ids: [idOf(scene, 'm3')], mailboxId: scene.mailbox('a Classes') });
    scene.servers.a.mailboxes.get('INBOX')!.messages.delete(3);
    await expectEnd(scene, ['a INBOX: m1', 'a INBOX: m2']);
  },
);

test.each([true, false])(
  'without Message-ID, imported and cut off: one copy, not two (UIDPLUS %s)',
  async (uidplus) => {
    const scene = await openCarryScene({ uidplus, letters: 0 });
    const mailbox = { id: scene.mailbox('a Classes'), accountId: scene.accounts.a };
    const found = { digest: digestSource(sample(3)), flags: [], internalDateAt: 1_700_000_000_000 };
    scene.store.transaction((tx) => takeIn(tx, mailbox, found));
    scene.killAt(2, 'before');
    expect(await scene.run('a')).toBe(false);
    expect(await scene.run('a', { atCall: 1, when: 'before', error: CUT })).toBe(true);
    await expectEnd(scene, ['a Classes: m3']);
  },
);
