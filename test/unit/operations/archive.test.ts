// « Archiver » by year: the folders that it makes, the commands that it takes, what « Annuler » brings back.
import { expect, test } from 'vitest';
import { archive } from '../../../engine/operations/index.ts';
import { setArchiveBy } from '../../../engine/store/accounts.ts';
import { pendingOperations } from '../../../engine/store/operations.ts';
import type { ArchiveBy } from '../../../shared/domain/account.ts';
import { letter, openScene } from './scene.ts';

const dated = (id: string, date: string) =>
  new TextEncoder().encode(new TextDecoder().decode(letter(id)).replace('Tue, 4 Apr 2023 09:08:00 +0200', date));

async function sceneBy(by: ArchiveBy) {
  const scene = await openScene({ letters: 0 });
  scene.store.transaction((tx) => setArchiveBy(tx, scene.accountId, by));
  scene.server.deliver('INBOX', dated('old', 'Tue, 4 Apr 2023 09:08:00 +0200'));
  scene.server.deliver('INBOX', dated('autumn', 'Thu, 5 Oct 2023 09:08:00 +0200'));
  for (let n = 1; n <= 120; n += 1) scene.server.deliver('INBOX', dated(`n${n}`, 'Mon, 8 Jan 2024 09:08:00 +0100'));
  await scene.sync();
  return scene;
}

test('by school year each message goes to its own folder below the archive, made on the server', async () => {
  const scene = await sceneBy('schoolYear');
  scene.operations().perform(archive, { ids: scene.ids('INBOX') });
  const kinds = pendingOperations(scene.store.reads, scene.accountId).map(({ kind }) => kind);
  expect(kinds).toEqual(['createMailbox', 'move', 'createMailbox', 'move']);
  await scene.settle();
  expect(scene.shown()).toEqual(scene.held());
  expect(scene.ids('INBOX')).toEqual([]);
  expect(scene.ids('Archive/2022-2023')).toHaveLength(1);
  expect(scene.ids('Archive/2023-2024')).toHaveLength(121);
});

test('by year, undone: everything is where it was, here and on the server', async () => {
  const scene = await sceneBy('year');
  // The folders that were made stay: empty ones harm nobody, and the next message goes there.
  const made = ['Archive/2023:', 'Archive/2024:'];
  const before = [...made, ...scene.held()].sort();
  const { undo, count } = scene.operations().perform(archive, { ids: scene.ids('INBOX') });
  expect(count).toBe(122);
  await scene.settle();
  expect(scene.ids('Archive/2024')).toHaveLength(120);
  expect(scene.operations().undo(undo!)).toBe(true);
  await scene.settle();
  expect(scene.held().sort()).toEqual(before);
  expect(scene.shown()).toEqual(scene.held());
});

test('what lies in the archive itself goes to its year, what lies below it stays where somebody filed it', async () => {
  const scene = await openScene({ letters: 0 });
  scene.server.addMailbox('Archive/Projet', null);
  scene.server.deliver('Archive/Projet', letter('filed'));
  scene.server.deliver('Archive', letter('loose'));
  await scene.sync();
  scene.store.transaction((tx) => setArchiveBy(tx, scene.accountId, 'year'));
  const { count } = scene.operations().perform(archive, {
    ids: [...scene.ids('Archive/Projet'), ...scene.ids('Archive')],
  });
  expect(count).toBe(1);
  await scene.settle();
  expect(scene.ids('Archive/Projet')).toHaveLength(1);
  expect(scene.ids('Archive/2023')).toHaveLength(1);
});

test.each([
  ['the folder of a year cannot be made', 'create', { kind: 'rejected' }],
  ['the mailbox is full', 'move', { kind: 'quota' }],
] as const)('where %s, what was to go there is shown where it is, and the rest is archived', async (_, verb, error) => {
  const scene = await sceneBy('schoolYear');
  scene.operations().perform(archive, { ids: scene.ids('INBOX') });
  scene.server.refuseNext(verb, error);
  await scene.settle();
  await scene.settle();
  expect(scene.problems.length).toBeGreaterThan(0);
  expect(scene.pending()).toBe(0);
  expect(scene.shown()).toEqual(scene.held());
  expect(scene.held().filter((line) => line.includes('@test'))).toHaveLength(122);
  expect(scene.ids('INBOX').length).toBeGreaterThan(0);
});
