import { expect, onTestFinished, test } from 'vitest';
import { createArrivals } from '../../../engine/filters/index.ts';
import { move, trash } from '../../../engine/operations/index.ts';
import type { Store } from '../../../engine/store/database.ts';
import { readyArrivals } from '../../../engine/store/filters.ts';
import type { WriteDb } from '../../../engine/store/handles.ts';
import { messageByUid } from '../../../engine/store/messages.ts';
import { pendingOperations } from '../../../engine/store/operations.ts';
import type { FilterCondition } from '../../../shared/domain/filter.ts';
import { fillable } from '../../store/scratch-store.ts';
import { openFilters } from './scene.ts';

const subject = (value: string): FilterCondition => ({ kind: 'text', field: 'subject', test: 'contains', value });
const body = (value: string): FilterCondition => ({ kind: 'text', field: 'body', test: 'contains', value });

test('what arrives is never seen in the inbox when its filter moves it, and the server is told', () => {
  const scene = openFilters();
  scene.complete();
  const actions = [
    { kind: 'tag', keyword: '$label1' } as const,
    { kind: 'move', mailboxId: scene.folder('Listes') } as const,
  ];
  scene.add(actions, [subject('[liste]')]);
  scene.deliver({ 1: '[liste] Un', 2: 'Deux' });
  expect(scene.subjectsIn('INBOX')).toEqual(['Deux']);
  expect(scene.rowsIn('Listes').map((row) => [row.subject, row.keywords])).toEqual([['[liste] Un', ['$label1']]]);
  expect(pendingOperations(scene.store.reads, scene.accountId).map(({ kind }) => kind)).toEqual(['setFlags', 'move']);
});

test('a first sync is not filtered: that mail did not arrive', () => {
  const scene = openFilters();
  scene.add([{ kind: 'delete' }], []);
  scene.deliver({ 1: 'Ancien' });
  expect(scene.subjectsIn('INBOX')).toEqual(['Ancien']);
});

test('a filter that asks for the body waits for it, and one behind it too, so that the order holds', async () => {
  const scene = openFilters();
  scene.complete();
  scene.add([{ kind: 'move', mailboxId: scene.folder('Listes') }], [body('questionnaire')]);
  scene.add([{ kind: 'star' }], []);
  scene.deliver({ 1: 'Un', 2: 'Deux' });
  expect(scene.rowsIn('INBOX').map(({ flags }) => flags.flagged)).toEqual([false, false]);
  const changed = new Promise<void>((resolve) => scene.store.onChange(({ lists }) => lists.length > 1 && resolve()));
  scene.bringSource(1, 'Un', 'Voici le questionnaire');
  await changed;
  expect(scene.subjectsIn('Listes')).toEqual(['Un']);
  expect(scene.subjectsIn('INBOX')).toEqual(['Deux']);
});

test('after a crash what waits is filtered once at the next start, and never again', async () => {
  const scene = openFilters();
  scene.complete();
  scene.add([{ kind: 'star' }], [body('questionnaire')]);
  scene.deliver({ 1: 'Un' });
  scene.arrivals.stop();
  scene.bringSource(1, 'Un', 'Voici le questionnaire');
  expect(readyArrivals(scene.store.reads, 10)).toHaveLength(1);
  await startAgain(scene);
  expect(scene.rowsIn('INBOX')[0]?.flags.flagged).toBe(true);
  expect(readyArrivals(scene.store.reads, 10)).toEqual([]);
});

async function startAgain({ store, operations }: ReturnType<typeof openFilters>): Promise<void> {
  const changed = new Promise<void>((resolve) => store.onChange(() => resolve()));
  const arrivals = createArrivals({ store, announce: operations.announce, now: () => Date.now() });
  onTestFinished(arrivals.stop);
  arrivals.start();
  await changed;
}

test('on a full disk what waits goes on waiting, and is filtered once there is room', async () => {
  const scene = openFilters();
  scene.complete();
  scene.add([{ kind: 'star' }], [body('questionnaire')]);
  scene.deliver({ 1: 'Un' });
  scene.arrivals.stop();
  scene.bringSource(1, 'Un', 'Voici le questionnaire');
  const tries: boolean[] = [];
  const transaction: Store['transaction'] = (work, durability) => {
    const isFull = tries.length === 0;
    tries.push(isFull);
    return isFull ? fullAfter(scene.store, work) : scene.store.transaction(work, durability);
  };
  const changed = new Promise<void>((resolve) => scene.store.onChange(() => resolve()));
  const { announce } = scene.operations;
  const arrivals = createArrivals({
    store: { ...scene.store, transaction },
    announce,
    now: () => Date.now(),
    fullDiskMs: 5,
  });
  onTestFinished(arrivals.stop);
  arrivals.start();
  await changed;
  expect(tries).toEqual([true, false]);
  expect(scene.rowsIn('INBOX')[0]?.flags.flagged).toBe(true);
  expect(pendingOperations(scene.store.reads, scene.accountId)).toHaveLength(1);
});

function fullAfter<Result>(store: Store, work: (tx: WriteDb) => Result): Result {
  const { store: full, fill } = fillable(store);
  fill();
  return full.transaction(work);
}

test('a folder that is gone is left out, and the mail stays where it is', () => {
  const scene = openFilters();
  scene.complete();
  const mailboxId = scene.folder('Listes');
  scene.add([{ kind: 'move', mailboxId }, { kind: 'star' }], []);
  scene.store.transaction((tx) => tx.run('test', 'DELETE FROM mailboxes WHERE id = ?', [mailboxId]));
  scene.deliver({ 1: 'Un' });
  expect(scene.rowsIn('INBOX').map(({ flags }) => flags.flagged)).toEqual([true]);
});

test('what somebody has put elsewhere while it waited stays there: the person has decided', async () => {
  const scene = openFilters();
  scene.complete();
  scene.add([{ kind: 'move', mailboxId: scene.folder('Junk') }], [body('questionnaire')]);
  scene.deliver({ 1: 'Rangée', 2: 'Supprimée', 3: 'Laissée' });
  const [kept, removed] = [1, 2].map((uid) => messageByUid(scene.store.reads, scene.folder('INBOX'), uid)!);
  scene.operations.perform(move, { ids: [kept!], mailboxId: scene.folder('Listes') });
  scene.operations.perform(trash, { ids: [removed!] });
  scene.arrivals.stop();
  for (const [uid, subject] of [
    [1, 'Rangée'],
    [2, 'Supprimée'],
    [3, 'Laissée'],
  ] as const) {
    scene.bringSource(uid, subject, 'Voici le questionnaire');
  }
  await startAgain(scene);
  expect(scene.subjectsIn('Listes')).toEqual(['Rangée']);
  expect(scene.subjectsIn('Trash')).toEqual(['Supprimée']);
  expect(scene.subjectsIn('Junk')).toEqual(['Laissée']);
  expect(readyArrivals(scene.store.reads, 10)).toEqual([]);
});

test('what comes marked as deleted has not arrived: a server without UIDPLUS leaves such behind, and would be asked for ever', () => {
  const scene = openFilters();
  scene.complete();
  scene.add([{ kind: 'copy', mailboxId: scene.folder('Listes') }], []);
  scene.deliver({ 1: 'Laissée derrière' }, undefined, ['\\Deleted']);
  expect(scene.subjectsIn('Listes')).toEqual([]);
  expect(pendingOperations(scene.store.reads, scene.accountId)).toEqual([]);
});
