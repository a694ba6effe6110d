// « Marquer le fil comme lu » and « Marquer comme lus par date »: here, on the server, and undone as one.
import { expect, test } from 'vitest';
import { markAllSeen, markThreadSeen } from '../../../engine/operations/index.ts';
import { messageRows } from '../../../engine/store/messages.ts';
import { letter, openScene, type Scene } from './scene.ts';

const written = (id: string, fields: string) =>
  new TextEncoder().encode(new TextDecoder().decode(letter(id)).replace('\r\n\r\n', `\r\n${fields}\r\n\r\n`));
const onDay = (id: string, day: number) =>
  new TextEncoder().encode(new TextDecoder().decode(letter(id)).replace('4 Apr', `${day} Apr`));

const seenBySubject = ({ store, ids }: Scene) =>
  Object.fromEntries(messageRows(store.reads, ids('INBOX')).map(({ subject, flags }) => [subject, flags.seen]));

test('a thread is read as a whole, and nothing else', async () => {
  const scene = await openScene({ letters: 2 });
  scene.server.deliver('INBOX', written('answer', 'In-Reply-To: <m1@test>'));
  await scene.sync();
  const [first] = messageRows(scene.store.reads, scene.ids('INBOX')).filter((row) => row.subject === 'Letter m1');
  const { count, undo } = scene.operations().perform(markThreadSeen, { ids: [first!.id] });
  expect(count).toBe(2);
  expect(seenBySubject(scene)).toEqual({ 'Letter m1': true, 'Letter answer': true, 'Letter m2': false });
  await scene.settle();
  expect(scene.operations().undo(undo!)).toBe(true);
  expect(Object.values(seenBySubject(scene))).toEqual([false, false, false]);
});

test('of a folder, what was written between two days is read', async () => {
  const scene = await openScene({ letters: 0 });
  for (const day of [3, 4, 5]) scene.server.deliver('INBOX', onDay(`d${day}`, day));
  await scene.sync();
  const between = { fromAt: Date.UTC(2023, 3, 4), untilAt: Date.UTC(2023, 3, 5) };
  scene.operations().perform(markAllSeen, { mailboxId: scene.mailbox('INBOX'), between });
  expect(seenBySubject(scene)).toEqual({ 'Letter d3': false, 'Letter d4': true, 'Letter d5': false });
});
