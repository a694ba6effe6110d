// « Ignorer ce fil », « Ignorer le sous-fil », « Surveiller ce fil »: what is read now and later, what the server is told,
// undone, and heard from other programs.
import { expect, test } from 'vitest';
import { muteBranches, setMuted, setWatched } from '../../../engine/operations/index.ts';
import { messageRefs, messageRows } from '../../../engine/store/messages.ts';
import { namelessOf } from '../../../engine/store/muted-branches.ts';
import { saveKeywordsTaken } from '../../../engine/store/tags.ts';
import { letter, openScene, type Scene } from './scene.ts';

const answer = (id: string, to: string) =>
  new TextEncoder().encode(
    new TextDecoder().decode(letter(id)).replace('\r\n\r\n', `\r\nIn-Reply-To: <${to}@test>\r\n\r\n`),
  );

const rows = ({ store, ids }: Scene) =>
  messageRows(
    store.reads,
    ids('INBOX').toSorted((a, b) => a - b),
  ).map(({ flags, muted }) => ({ seen: flags.seen, muted: muted ?? false }));
const marks = ({ store, ids }: Scene) =>
  messageRows(store.reads, ids('INBOX')).map(({ flags, watched = false, muted = false }) => ({
    ...{ seen: flags.seen, watched, muted },
  }));
const idOf = ({ messageIdHeader }: { messageIdHeader: string | null }) => messageIdHeader!.replace(/[<>]|@test/g, '');
const named = ({ store, ids }: Scene, id: string) =>
  messageRefs(store.reads, ids('INBOX')).find((ref) => idOf(ref) === id)!.id;
/** Of each message of the inbox: whether it is read, and of an ignored sub-thread. */
const branch = ({ store, ids }: Scene) =>
  Object.fromEntries(
    messageRefs(store.reads, ids('INBOX')).map((ref) => {
      const [row] = messageRows(store.reads, [ref.id]);
      return [idOf(ref), [...(row!.flags.seen ? ['read'] : []), ...(row!.branchMuted ? ['ignored'] : [])].join(' ')];
    }),
  );
const onServer = ({ server }: Scene) =>
  [...server.mailboxes.get('INBOX')!.messages.values()].map(({ flags }) => [...flags]);

test('what is there and what comes later is read, here and on the server', async () => {
  const scene = await openScene({ letters: 1 });
  const { count } = scene.operations().perform(setMuted, { ids: scene.ids('INBOX'), muted: true });
  expect(count).toBe(1);
  await scene.settle();
  scene.server.deliver('INBOX', answer('later', 'm1'));
  scene.server.deliver('INBOX', letter('other'));
  await scene.sync();
  expect(rows(scene)).toEqual([
    { seen: true, muted: true },
    // The newest header comes first.
    { seen: false, muted: false },
    { seen: true, muted: true },
  ]);
  await scene.settle();
  expect(onServer(scene).map((flags) => flags.includes('\\Seen'))).toEqual([true, true, false]);
  expect(onServer(scene)[0]).toContain('$muted');
});

test('undone, the thread is heard again and unread as it was', async () => {
  const scene = await openScene({ letters: 1 });
  const { undo } = scene.operations().perform(setMuted, { ids: scene.ids('INBOX'), muted: true });
  await scene.settle();
  expect(scene.operations().undo(undo!)).toBe(true);
  await scene.settle();
  expect(rows(scene)).toEqual([{ seen: false, muted: false }]);
  expect(onServer(scene)).toEqual([[]]);
});

test('a server that keeps no keywords is not asked to, and the thread is ignored here', async () => {
  const scene = await openScene({ letters: 1 });
  scene.store.transaction((tx) => saveKeywordsTaken(tx, scene.mailbox('INBOX'), []));
  scene.operations().perform(setMuted, { ids: scene.ids('INBOX'), muted: true });
  await scene.settle();
  expect(rows(scene)).toEqual([{ seen: true, muted: true }]);
  expect(onServer(scene)).toEqual([['\\Seen']]);
});

test('another program that ignores a thread, or no longer does, is followed', async () => {
  const scene = await openScene({ letters: 1 });
  const [message] = [...scene.server.mailboxes.get('INBOX')!.messages.values()];
  message!.flags.add('$Muted');
  await scene.sync();
  expect(rows(scene)[0]?.muted).toBe(true);
  message!.flags.delete('$Muted');
  await scene.sync();
  expect(rows(scene)[0]?.muted).toBe(false);
});

test('a watched thread is told by its keyword, nothing in it is read, and it is watched no longer once undone', async () => {
  const scene = await openScene({ letters: 1 });
  const { undo } = scene.operations().perform(setWatched, { ids: scene.ids('INBOX'), watched: true });
  await scene.settle();
  expect(marks(scene)).toEqual([{ seen: false, watched: true, muted: false }]);
  expect(onServer(scene)).toEqual([['$followed']]);
  expect(scene.operations().undo(undo!)).toBe(true);
  await scene.settle();
  expect(marks(scene)).toEqual([{ seen: false, watched: false, muted: false }]);
  expect(onServer(scene)).toEqual([[]]);
});

test('a thread is watched or ignored, and the later word takes the place of the other', async () => {
  const scene = await openScene({ letters: 1 });
  scene.operations().perform(setMuted, { ids: scene.ids('INBOX'), muted: true });
  const { undo } = scene.operations().perform(setWatched, { ids: scene.ids('INBOX'), watched: true });
  await scene.settle();
  expect(marks(scene)).toEqual([{ seen: true, watched: true, muted: false }]);
  expect(onServer(scene)[0]!.toSorted()).toEqual(['$followed', '\\Seen']);
  expect(scene.operations().undo(undo!)).toBe(true);
  await scene.settle();
  expect(marks(scene)).toEqual([{ seen: true, watched: false, muted: true }]);
  expect(onServer(scene)[0]!.toSorted()).toEqual(['$muted', '\\Seen']);
});

test('another program that watches a thread is followed', async () => {
  const scene = await openScene({ letters: 1 });
  const [message] = [...scene.server.mailboxes.get('INBOX')!.messages.values()];
  message!.flags.add('$Followed');
  await scene.sync();
  expect(marks(scene)[0]?.watched).toBe(true);
  message!.flags.add('$Muted');
  await scene.sync();
  expect(marks(scene)).toEqual([{ seen: false, watched: false, muted: true }]);
});

test('of an ignored sub-thread what answers it is read as it comes, and the rest of the thread is heard', async () => {
  const scene = await openScene({ letters: 1 });
  scene.server.deliver('INBOX', answer('aside', 'm1'));
  await scene.sync();
  const { count, undo } = scene.operations().perform(muteBranches, { ids: [named(scene, 'aside')], muted: true });
  expect(count).toBe(1);
  scene.server.deliver('INBOX', answer('aside-2', 'aside'));
  scene.server.deliver('INBOX', answer('aside-3', 'aside-2'));
  scene.server.deliver('INBOX', answer('other', 'm1'));
  await scene.sync();
  await scene.settle();
  expect(branch(scene)).toEqual({
    m1: '',
    aside: 'read ignored',
    'aside-2': 'read ignored',
    'aside-3': 'read ignored',
    other: '',
  });
  expect(onServer(scene).flat()).toEqual(['\\Seen', '\\Seen', '\\Seen']);
  expect(scene.operations().undo(undo!)).toBe(true);
  await scene.settle();
  expect(branch(scene)).toEqual({ m1: '', aside: '', 'aside-2': 'read', 'aside-3': 'read', other: '' });
});

test('an ignored sub-thread is heard again from any message of it, and an answer to a message that is gone is still of it', async () => {
  const scene = await openScene({ letters: 1 });
  scene.server.deliver('INBOX', answer('aside', 'm1'));
  await scene.sync();
  scene.operations().perform(muteBranches, { ids: [named(scene, 'aside')], muted: true });
  await scene.settle();
  for (const [uid, { flags }] of scene.server.mailboxes.get('INBOX')!.messages) {
    if (flags.has('\\Seen')) scene.server.mailboxes.get('INBOX')!.messages.delete(uid);
  }
  scene.server.deliver('INBOX', answer('late', 'aside'));
  await scene.sync();
  expect(branch(scene)).toEqual({ m1: '', late: 'read ignored' });
  scene.operations().perform(muteBranches, { ids: [named(scene, 'late')], muted: false });
  scene.server.deliver('INBOX', answer('later', 'late'));
  await scene.settle();
  expect(branch(scene)).toEqual({ m1: '', late: 'read', later: '' });
});

test('a message without Message-ID begins no ignored sub-thread: nothing is done, and it is counted', async () => {
  const scene = await openScene({ letters: 1 });
  const nameless = new TextDecoder().decode(answer('x', 'm1')).replace('Message-ID: <x@test>\r\n', '');
  scene.server.deliver('INBOX', new TextEncoder().encode(nameless));
  await scene.sync();
  const ids = scene.ids('INBOX');
  const unnamed = ids.filter((id) => messageRefs(scene.store.reads, [id])[0]?.messageIdHeader === null);
  expect(unnamed).toHaveLength(1);
  expect(scene.operations().perform(muteBranches, { ids: unnamed, muted: true })).toEqual({ undo: null, count: 0 });
  expect(rows(scene).map(({ seen }) => seen)).toEqual([false, false]);
  expect(namelessOf(scene.store.reads, ids)).toBe(1);
});
