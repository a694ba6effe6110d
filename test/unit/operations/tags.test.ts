// Tags as a person gives them: shown at once, told to the server, kept on this PC where it takes none.
import { expect, test } from 'vitest';
import { clearTags, setJunk, setTag } from '../../../engine/operations/index.ts';
import { messageRefs } from '../../../engine/store/messages.ts';
import { bearsKeyword, keptHereOnly, saveKeywordsTaken, tagsInUse } from '../../../engine/store/tags.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { openScene, type Scene } from './scene.ts';

const keywords = ({ store }: Scene, id: MessageId) => messageRefs(store.reads, [id])[0]!.keywords;

function onServer({ server }: Scene, path = 'INBOX'): string[][] {
  return [...server.mailboxes.get(path)!.messages.values()].map(({ flags }) =>
    [...flags].filter((flag) => !flag.startsWith('\\')),
  );
}

test('a tag is shown at once, whatever the server says meanwhile, and then is the server’s too', async () => {
  const scene = await openScene({ letters: 2 });
  const [id] = scene.ids('INBOX') as [MessageId];
  expect(scene.operations().perform(setTag, { ids: [id], keyword: '$Label1', value: true }).count).toBe(1);
  expect(keywords(scene, id)).toEqual(['$label1']);
  await scene.sync();
  expect(keywords(scene, id)).toEqual(['$label1']);
  await scene.settle();
  expect(keywords(scene, id)).toEqual(['$label1']);
  expect(onServer(scene).flat()).toEqual(['$label1']);
});

test('a tag given and taken before the server heard of it is never told, and undo brings it back', async () => {
  const scene = await openScene({ letters: 1 });
  const ids = scene.ids('INBOX');
  scene.operations().perform(setTag, { ids, keyword: '$label2', value: true });
  const { undo } = scene.operations().perform(setTag, { ids, keyword: '$label2', value: false });
  expect(scene.pending()).toBe(0);
  expect(scene.operations().undo(undo!)).toBe(true);
  expect(keywords(scene, ids[0]!)).toEqual(['$label2']);
  await scene.settle();
  expect(onServer(scene)).toEqual([['$label2']]);
});

test('another program’s tag, in whatever case, is the same tag and is taken off everywhere', async () => {
  const scene = await openScene({ letters: 0 });
  scene.server.deliver('INBOX', new TextEncoder().encode('Subject: a\r\n\r\na'), ['$Label3', 'projet']);
  await scene.sync();
  const ids = scene.ids('INBOX');
  expect(scene.operations().perform(setTag, { ids, keyword: '$label3', value: true }).count).toBe(0);
  scene.operations().perform(clearTags, { ids });
  expect(keywords(scene, ids[0]!)).toEqual([]);
});

test('where the server takes no keywords a tag is kept here through every comparison, and said to be', async () => {
  const scene = await openScene({ letters: 2 });
  const [id, other] = scene.ids('INBOX') as [MessageId, MessageId];
  scene.store.transaction((tx) => saveKeywordsTaken(tx, scene.mailbox('INBOX'), ['$label2']));
  scene.operations().perform(setTag, { ids: [id, other], keyword: '$label1', value: true });
  scene.operations().perform(setTag, { ids: [id], keyword: '$label2', value: true });
  await scene.settle();
  expect(keywords(scene, id)).toEqual(['$label1', '$label2']);
  expect(onServer(scene).flat()).toEqual(['$label2']);
  expect(keptHereOnly(scene.store.reads, [id, other], '$label1')).toBe(2);
  expect(keptHereOnly(scene.store.reads, [id, other], '$label2')).toBe(0);
  scene.operations().perform(setTag, { ids: [id], keyword: '$label1', value: false });
  await scene.settle();
  expect(keywords(scene, id)).toEqual(['$label2']);
});

test('a refused keyword is taken back, and what comes from elsewhere stays', async () => {
  const scene = await openScene({ letters: 1 });
  const ids = scene.ids('INBOX');
  const { undo } = scene.operations().perform(setTag, { ids, keyword: 'projet', value: true });
  scene.operations().undo(undo!);
  expect(keywords(scene, ids[0]!)).toEqual([]);
  expect(scene.pending()).toBe(0);
});

test('tagged messages are found by their keyword, and counted', async () => {
  const scene = await openScene({ letters: 3 });
  const ids = scene.ids('INBOX');
  scene.operations().perform(setTag, { ids: ids.slice(0, 2), keyword: '$label1', value: true });
  scene.operations().perform(setJunk, { ids: ids.slice(2), junk: true });
  const { sql, params } = bearsKeyword(['$LABEL1']);
  const found = scene.store.reads.pluck<MessageId>('found', `SELECT id FROM messages WHERE ${sql}`, params);
  expect(found).toEqual(ids.slice(0, 2));
  expect(tagsInUse(scene.store.reads, null)).toEqual([{ keyword: '$label1', count: 2 }]);
});

test('« Indésirable » that the server refuses leaves no mark, where it keeps none and the mark is on this PC', async () => {
  const scene = await openScene({ letters: 1 });
  const ids = scene.ids('INBOX');
  scene.store.transaction((tx) => saveKeywordsTaken(tx, scene.mailbox('INBOX'), []));
  scene.server.refuseNext('move', { kind: 'rejected', reason: 'noRight' });
  scene.operations().perform(setJunk, { ids, junk: true });
  expect(keywords(scene, ids[0]!)).toEqual(['$Junk']);
  await scene.settle();
  expect(scene.ids('INBOX')).toEqual(ids);
  expect(scene.problems.map(({ reason }) => reason)).toEqual(['noRight']);
  expect(keywords(scene, ids[0]!)).toEqual([]);
});
