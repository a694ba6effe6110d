// Filters that ignore a thread, or a part of it, or watch it: as a person's own K, Maj+K and W, and never a toggle.
import { expect, test } from 'vitest';
import { setFlag, setMuted } from '../../../engine/operations/index.ts';
import { pendingOperations } from '../../../engine/store/operations.ts';
import { saveKeywordsTaken } from '../../../engine/store/tags.ts';
import type { FilterAction, FilterCondition } from '../../../shared/domain/filter.ts';
import type { MessageRow } from '../../../shared/domain/message.ts';
import { openFilters } from './scene.ts';

type Scene = ReturnType<typeof openFilters>;

const subject = (value: string): FilterCondition => ({ kind: 'text', field: 'subject', test: 'contains', value });

const marksOf = ({ flags, muted, branchMuted, watched, keywords }: MessageRow) =>
  [flags.seen && 'read', muted && 'muted', branchMuted && 'branch', watched && 'watched', ...keywords]
    .filter(Boolean)
    .join(' ');
/** Subject → its marks. */
const shown = (scene: Scene, path = 'INBOX') =>
  Object.fromEntries(scene.rowsIn(path).map((row) => [row.subject, marksOf(row)]));
const told = ({ store, accountId }: Scene) =>
  pendingOperations(store.reads, accountId).map(({ kind, payload }) => {
    const { byFilter: _, ...wants } = payload as Record<string, unknown>;
    return [kind, wants];
  });
const folderIds = (scene: Scene) => scene.rowsIn('INBOX').map(({ id }) => id);

async function runOver(scene: Scene) {
  scene.runs.start({ mailboxId: scene.folder('INBOX'), filterIds: null });
  while (scene.runs.state()?.state === 'running') await scene.progress();
  return scene.runs.state()!;
}

test('what arrives for an ignored thread is read with all that is in the thread, here and on the server', () => {
  const scene = openFilters();
  scene.deliver({ 1: 'Cantine' });
  scene.complete();
  scene.add([{ kind: 'muteThread' }], [subject('tous')]);
  scene.deliverAnswer(2, 'Réponse à tous', 1);
  scene.deliverAnswer(3, 'Encore une', 1);
  scene.deliver({ 4: 'Autre' });
  expect(shown(scene)).toEqual({
    Cantine: 'read muted $muted',
    'Réponse à tous': 'read muted $muted',
    // What comes later is read as it comes; the keyword on two messages has told the others.
    'Encore une': 'read muted',
    Autre: '',
  });
  const [seen, keyword] = told(scene);
  expect(seen).toEqual(['setFlags', { set: ['\\Seen'], clear: [] }]);
  expect(keyword).toEqual(['setFlags', { set: ['$muted'], clear: [] }]);
});

test('a watched thread stays unread and is watched where its filter files it', () => {
  const scene = openFilters();
  scene.complete();
  scene.add([{ kind: 'watchThread' }, { kind: 'move', mailboxId: scene.folder('Listes') }], [subject('[liste]')]);
  scene.deliver({ 1: '[liste] Un' });
  expect(shown(scene, 'Listes')).toEqual({ '[liste] Un': 'watched $followed' });
  expect(told(scene)).toEqual([
    ['setFlags', { set: ['$followed'], clear: [] }],
    ['move', { toMailboxId: scene.folder('Listes') }],
  ]);
});

test('of a sub-thread the message and what answers it are ignored, and no server hears of it', () => {
  const scene = openFilters();
  scene.deliver({ 1: 'Sortie' });
  scene.complete();
  scene.add([{ kind: 'muteBranch' }], [subject('à part')]);
  scene.deliverAnswer(2, 'Question à part', 1);
  scene.deliverAnswer(3, 'Réponse', 2);
  scene.deliverAnswer(4, 'Sur la sortie', 1);
  expect(shown(scene)).toEqual({
    Sortie: '',
    'Question à part': 'read branch',
    Réponse: 'read branch',
    'Sur la sortie': '',
  });
  expect(new Set(told(scene).map((one) => JSON.stringify(one)))).toEqual(
    new Set([JSON.stringify(['setFlags', { set: ['\\Seen'], clear: [] }])]),
  );
});

test('a message without Message-ID begins no sub-thread, and what else its filter does is done', () => {
  const scene = openFilters();
  scene.complete();
  scene.add([{ kind: 'muteBranch' }, { kind: 'star' }], []);
  scene.deliverNameless(1, 'Sans nom');
  expect(scene.rowsIn('INBOX').map(({ flags, branchMuted }) => [flags.seen, flags.flagged, branchMuted])).toEqual([
    [false, true, undefined],
  ]);
});

test('where the server keeps no keywords the thread is ignored all the same', () => {
  const scene = openFilters();
  scene.complete();
  scene.store.transaction((tx) => saveKeywordsTaken(tx, scene.folder('INBOX'), []));
  scene.add([{ kind: 'muteThread' }], []);
  scene.deliver({ 1: 'Un' });
  expect(shown(scene)).toEqual({ Un: 'read muted' });
  expect(told(scene)).toEqual([['setFlags', { set: ['\\Seen'], clear: [] }]]);
});

const TWICE: [string, FilterAction[], string][] = [
  ['ignore the thread', [{ kind: 'muteThread' }], 'read muted $muted'],
  ['ignore the sub-thread', [{ kind: 'muteBranch' }], 'read branch'],
  ['watch the thread', [{ kind: 'watchThread' }], 'watched $followed'],
  ['ignore it and keep it unread', [{ kind: 'seen', value: false }, { kind: 'muteThread' }], 'muted $muted'],
  ['watch it, then ignore it', [{ kind: 'watchThread' }, { kind: 'muteThread' }], 'read muted $muted'],
];

test.each(TWICE)(
  '« %s », asked for twice, ends as asked for once, and tells the server once',
  async (_, actions, end) => {
    const scene = openFilters();
    scene.deliver({ 1: 'Un' });
    scene.add(actions, [], { onArrival: false });
    await runOver(scene);
    expect(shown(scene)).toEqual({ Un: end });
    const once = told(scene);
    await runOver(scene);
    expect(shown(scene)).toEqual({ Un: end });
    expect(told(scene)).toEqual(once);
  },
);

test('two filters that want opposite things of one thread end alike each time: with the last message that was looked at', async () => {
  const scene = openFilters();
  scene.deliver({ 1: 'Un' });
  for (const uid of [2, 3]) scene.deliverAnswer(uid, uid === 2 ? 'Deux, à surveiller' : 'Trois', 1);
  scene.add([{ kind: 'muteThread' }], [{ ...subject('surveiller'), test: 'lacks' } as FilterCondition]);
  scene.add([{ kind: 'watchThread' }], [subject('surveiller')]);
  await runOver(scene);
  const once = shown(scene);
  expect(once).toEqual({
    Un: 'read muted $muted',
    'Deux, à surveiller': 'read muted $muted',
    Trois: 'read muted $muted',
  });
  await runOver(scene);
  expect(shown(scene)).toEqual(once);
});

test('a message that the person has made unread in an ignored thread stays so, whatever the filter finds again', async () => {
  const scene = openFilters();
  scene.deliver({ 1: 'Un' });
  scene.add([{ kind: 'muteThread' }], []);
  await runOver(scene);
  scene.operations.perform(setFlag, { ids: folderIds(scene), flag: 'seen', value: false });
  await runOver(scene);
  expect(shown(scene)).toEqual({ Un: 'muted $muted' });
});

test('a run is undone as one: threads are heard again, and the one that was ignored before is ignored again', async () => {
  const scene = openFilters();
  scene.deliver({ 1: 'Un', 2: 'Deux', 3: 'Trois' });
  const [ignored] = scene.rowsIn('INBOX').filter(({ subject }) => subject === 'Trois');
  scene.operations.perform(setMuted, { ids: [ignored!.id], muted: true });
  const before = shown(scene);
  scene.add([{ kind: 'muteThread' }], [subject('Un')]);
  scene.add([{ kind: 'muteBranch' }], [subject('Deux')]);
  scene.add([{ kind: 'watchThread' }], [subject('Trois')]);
  const { undo, changed } = await runOver(scene);
  expect(changed).toBe(3);
  expect(shown(scene)).toEqual({ Un: 'read muted $muted', Deux: 'read branch', Trois: 'read watched $followed' });
  expect(scene.operations.undo(undo!)).toBe(true);
  expect(shown(scene)).toEqual(before);
});
