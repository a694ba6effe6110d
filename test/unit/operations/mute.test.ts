// « Ignorer ce fil »: read now and later, told to the server where it listens, undone, and heard from other programs.
import { expect, test } from 'vitest';
import { setMuted } from '../../../engine/operations/index.ts';
import { messageRows } from '../../../engine/store/messages.ts';
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
