// Copies whose original goes: whatever is taken back, refused or given up, one of them stays.
import { describe, expect, test } from 'vitest';
import { copy, destroy, emptyTrash, trash } from '../../../engine/operations/index.ts';
import { pendingOperations } from '../../../engine/store/operations.ts';
import { openCarryScene } from './carry-scene.ts';
import { openScene, type Scene } from './scene.ts';

const FULL = { kind: 'quota' } as const;
const places = (scene: Scene) =>
  scene
    .held()
    .filter((line) => line.includes('m1'))
    .map((line) => line.split(':')[0]);

describe('within an account', () => {
  test('« Annuler » leaves a copy whose original was deleted for good meanwhile', async () => {
    const scene = await openScene({ letters: 1 });
    const [id] = scene.ids('INBOX');
    const { undo } = scene.operations().perform(copy, { ids: [id!], mailboxId: scene.mailbox('Classes') });
    await scene.settle();
    scene.operations().perform(trash, { ids: [id!] });
    scene.operations().perform(emptyTrash, { accountId: scene.accountId });
    expect(scene.operations().undo(undo!)).toBe(false);
    await scene.settle();
    expect(places(scene)).toEqual(['Classes']);
    expect(scene.shown()).toEqual(scene.held());
  });

  test('of several only those go whose original is still there', async () => {
    const scene = await openScene({ letters: 2 });
    const ids = scene.ids('INBOX');
    const { undo } = scene.operations().perform(copy, { ids, mailboxId: scene.mailbox('Classes') });
    await scene.settle();
    scene.operations().perform(destroy, { ids: ids.slice(0, 1) });
    expect(scene.operations().undo(undo!)).toBe(true);
    await scene.settle();
    expect(
      scene
        .held()
        .filter((line) => /m[12]@/.test(line))
        .map((line) => line.split('@')[0])
        .sort(),
    ).toHaveLength(2);
    expect(scene.ids('Classes')).toHaveLength(1);
    expect(scene.ids('INBOX')).toHaveLength(1);
  });

  test.each(['undone', 'refused', 'given up'])(
    'a copy that is %s gives an original back that was deleted behind it',
    async (how) => {
      const scene = await openScene({ letters: 1 });
      const [id] = scene.ids('INBOX');
      const { undo } = scene.operations().perform(copy, { ids: [id!], mailboxId: scene.mailbox('Classes') });
      const [queued] = pendingOperations(scene.store.reads, scene.accountId);
      scene.operations().perform(destroy, { ids: [id!] });
      if (how === 'undone') scene.operations().undo(undo!);
      if (how === 'refused') scene.server.refuseNext('copy', FULL);
      if (how === 'given up') expect(scene.operations().giveUp([queued!.id])).toBe(1);
      await scene.settle();
      expect(places(scene)).toEqual(['INBOX']);
      expect(scene.shown()).toEqual(scene.held());
      expect(scene.pending()).toBe(0);
    },
  );
});

describe('to another account', () => {
  test('« Annuler » leaves a copy whose original was deleted for good meanwhile', async () => {
    const scene = await openCarryScene({ letters: 1 });
    const ids = scene.ids('a INBOX');
    const { undo } = scene.operations().perform(copy, { ids, mailboxId: scene.mailbox('b Classes') });
    await scene.settle();
    scene.operations().perform(destroy, { ids });
    expect(scene.operations().undo(undo!)).toBe(false);
    await scene.settle();
    expect(scene.held()).toEqual(['b Classes: m1']);
  });

  test.each(['undone', 'refused', 'given up'])(
    'a copy that is %s while its original goes is kept on this PC',
    async (how) => {
      const scene = await openCarryScene({ letters: 1 });
      const ids = scene.ids('a INBOX');
      const { undo } = scene.operations().perform(copy, { ids, mailboxId: scene.mailbox('b Classes') });
      const [queued] = pendingOperations(scene.store.reads, scene.accounts.b);
      scene.operations().perform(destroy, { ids });
      if (how === 'undone') scene.operations().undo(undo!);
      if (how === 'refused') scene.servers.b.refuseNext('append', FULL);
      if (how === 'given up') expect(scene.operations().giveUp([queued!.id])).toBe(1);
      await scene.settle();
      expect(scene.pending()).toBe(0);
      expect(scene.held()).toHaveLength(0);
      expect(scene.rescued()).toEqual(['m1']);
    },
  );

  test('an original that is not on this PC yet is deleted once its copy has been fetched', async () => {
    const scene = await openCarryScene({ letters: 1, downloaded: false });
    const ids = scene.ids('a INBOX');
    scene.operations().perform(copy, { ids, mailboxId: scene.mailbox('b Classes') });
    scene.operations().perform(destroy, { ids });
    expect(await scene.run('a')).toBe(true);
    await scene.settle();
    expect(scene.pending()).toBe(0);
    expect(scene.held()).toEqual(['b Classes: m1']);
    expect(scene.shown()).toEqual(['b Classes: m1']);
  });
});
