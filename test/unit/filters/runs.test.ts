import { expect, test } from 'vitest';
import { createFilterRuns } from '../../../engine/filters/index.ts';
import { type Queued, trash } from '../../../engine/operations/index.ts';
import { mailboxMessageIds } from '../../../engine/store/messages.ts';
import type { FilterCondition } from '../../../shared/domain/filter.ts';
import { fillable } from '../../store/scratch-store.ts';
import { openFilters } from './scene.ts';

const subject = (value: string): FilterCondition => ({ kind: 'text', field: 'subject', test: 'contains', value });

async function ended(scene: ReturnType<typeof openFilters>) {
  while (scene.runs.state()?.state === 'running') await scene.progress();
  return scene.runs.state()!;
}

const numbered = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [n + 1, n % 2 ? `[liste] ${n}` : `Lettre ${n}`]));

test('a run over a folder does it to all that match, tells how far it is, and is undone as one', async () => {
  const scene = openFilters();
  scene.deliver(numbered(350));
  scene.add([{ kind: 'move', mailboxId: scene.folder('Listes') }], [subject('[liste]')], { onArrival: false });
  scene.runs.start({ mailboxId: scene.folder('INBOX'), filterIds: null });
  expect(scene.runs.state()).toMatchObject({ state: 'running', total: 350 });
  const run = await ended(scene);
  expect(run).toMatchObject({ state: 'done', done: 350, changed: 175, unread: 0 });
  expect(scene.subjectsIn('Listes')).toHaveLength(175);
  expect(scene.operations.undo(run.undo!)).toBe(true);
  expect(scene.subjectsIn('INBOX')).toHaveLength(350);
});

test('a run that is stopped leaves what it did, which can be undone', async () => {
  const scene = openFilters();
  scene.deliver(numbered(2_000));
  scene.add([{ kind: 'star' }], []);
  scene.runs.start({ mailboxId: scene.folder('INBOX'), filterIds: null });
  await scene.progress();
  await scene.runs.stop();
  const run = await ended(scene);
  expect(run.state).toBe('stopped');
  expect(run.done).toBeLessThan(2_000);
  expect(run.undo).not.toBe(null);
});

test('what leaves the folder while a run goes through it is let be', async () => {
  const scene = openFilters();
  scene.deliver(numbered(2_000));
  scene.add([{ kind: 'move', mailboxId: scene.folder('Listes') }], []);
  const all = mailboxMessageIds(scene.store.reads, scene.folder('INBOX'));
  scene.runs.start({ mailboxId: scene.folder('INBOX'), filterIds: null });
  await scene.progress();
  const removed = all.at(-1)!;
  scene.operations.perform(trash, { ids: [removed] });
  await ended(scene);
  expect(scene.rowsIn('Trash').map(({ id }) => id)).toEqual([removed]);
  expect(scene.subjectsIn('Listes')).toHaveLength(1_999);
});

test('a preview counts what would be concerned, and what cannot be known yet, and changes nothing', async () => {
  const scene = openFilters();
  scene.deliver({ 1: '[liste] a', 2: 'b' });
  const content = { name: 'f', accountId: null, enabled: true, onArrival: true, match: 'all' as const };
  const preview = (conditions: FilterCondition[]) =>
    scene.runs.preview(
      { ...content, conditions, actions: [{ kind: 'delete' }] },
      scene.folder('INBOX'),
      new AbortController().signal,
    );
  expect(await preview([subject('[liste]')])).toEqual({ total: 2, matched: 1, unread: 0 });
  const inBody: FilterCondition = { kind: 'text', field: 'body', test: 'contains', value: 'x' };
  expect(await preview([inBody])).toEqual({ total: 2, matched: 0, unread: 2 });
  expect(scene.subjectsIn('INBOX')).toHaveLength(2);
});

test('a run that meets a full disk is told to the server as far as it came, and goes on from there', async () => {
  const scene = openFilters();
  scene.deliver(numbered(2_000));
  scene.add([{ kind: 'copy', mailboxId: scene.folder('Listes') }], []);
  const { store, fill, empty } = fillable(scene.store);
  const told = new Set<Queued>();
  const adopt = (queued: readonly Queued[]) => {
    for (const one of queued) told.add(one);
    return scene.operations.adopt(queued);
  };
  let isFirst = true;
  let tellEnd = () => {};
  const onProgress = () => {
    if ((runs.state()?.done ?? 0) > 0 && isFirst) fill();
    if (runs.state()?.state !== 'running') tellEnd();
  };
  const ends = () =>
    new Promise<void>((resolve) => {
      tellEnd = resolve;
    });
  const runs = createFilterRuns({ store, operations: { adopt }, now: () => Date.now(), onProgress });
  const stopped = ends();
  runs.start({ mailboxId: scene.folder('INBOX'), filterIds: null });
  await stopped;
  const copied = () => scene.rowsIn('Listes').length;
  expect(runs.state()).toMatchObject({ state: 'stopped', problem: { kind: 'store' }, changed: copied() });
  expect([...told].reduce((sum, { count }) => sum + count, 0)).toBe(copied());
  expect(copied()).toBeLessThan(2_000);
  isFirst = false;
  empty();
  const ended = ends();
  runs.retry();
  await ended;
  expect(copied()).toBe(2_000);
  expect(scene.operations.undo(runs.state()!.undo!)).toBe(true);
  expect(copied()).toBe(0);
});
