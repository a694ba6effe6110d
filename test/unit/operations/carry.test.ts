// Messages carried from one account to another: whatever happens on the way, one copy at rest, where it is shown.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copy, destroy, move, setFlag } from '../../../engine/operations/index.ts';
import { messageRefs, messageRows } from '../../../engine/store/messages.ts';
import { operationsOfKindOnMessage } from '../../../engine/store/operations.ts';
import type { MessageId } from '../../../shared/domain/ids.ts';
import { type CarryScene, openCarryScene, PLACES, SERVERS } from './carry-scene.ts';
import { CUT } from './fake-server.ts';
import { letter } from './scene.ts';

/** `CASIER_RUNS=2000` seeks further, from a seed of its own; `CASIER_SEED` and `CASIER_PATH` are what a failure tells. */
const { CASIER_RUNS, CASIER_SEED, CASIER_PATH } = process.env;
const RUNS = {
  numRuns: Number(CASIER_RUNS ?? 15),
  ...(CASIER_SEED ? { seed: Number(CASIER_SEED) } : CASIER_RUNS ? {} : { seed: 1 }),
  ...(CASIER_PATH && { path: CASIER_PATH }),
  endOnFailure: CASIER_RUNS !== undefined,
};
const INBOX_OF_A = ['a INBOX: m1', 'a INBOX: m2', 'a INBOX: m3'];

/** « a INBOX: text » of a message of that mailbox. */
function textShown(scene: CarryScene, id: MessageId): string {
  const [row] = messageRows(scene.store.reads, [id]);
  return `a INBOX: ${row!.subject.replace('Letter ', 'm')}`;
}

async function expectAtRest(scene: CarryScene, wanted: string[]) {
  expect(scene.pending()).toBe(0);
  expect(scene.held()).toEqual([...wanted].sort());
  expect(scene.shown()).toEqual([...wanted].sort());
  expect(scene.problems).toEqual([]);
}

test.each([true, false])(
  'moved to another server: shown at once, there in the end, flags kept (UIDPLUS %s)',
  async (uidplus) => {
    const scene = await openCarryScene({ uidplus });
    scene.operations().perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('b Classes') });
    const wanted = ['b Classes: m1', 'b Classes: m2', 'b Classes: m3'];
    expect(scene.shown()).toEqual(wanted);
    expect(scene.held()).toEqual(INBOX_OF_A);
    await scene.settle();
    await expectAtRest(scene, wanted);
    const there = [...scene.servers.b.mailboxes.get('Classes')!.messages.values()];
    expect([...there.find(({ raw }) => Buffer.from(raw).includes('m1'))!.flags].sort()).toEqual(['$Label1', '\\Seen']);
  },
);

test.each(PLACES.slice(1))('moved to %s, undone before and after it went out', async (place) => {
  const scene = await openCarryScene();
  const ids = scene.ids('a INBOX');
  const early = scene.operations().perform(move, { ids, mailboxId: scene.mailbox(place) });
  expect(scene.operations().undo(early.undo!)).toBe(true);
  expect(scene.shown()).toEqual(INBOX_OF_A);
  const late = scene.operations().perform(move, { ids, mailboxId: scene.mailbox(place) });
  await scene.settle();
  expect(scene.operations().undo(late.undo!)).toBe(true);
  expect(scene.shown()).toEqual(INBOX_OF_A);
  await scene.settle();
  await expectAtRest(scene, INBOX_OF_A);
});

test('what is to be kept on this PC is read back from the disk before the original is given up', async () => {
  const scene = await openCarryScene({ letters: 1 });
  const [original] = scene.ids('a INBOX');
  let isProven = false;
  const { forgetPages } = scene.store;
  scene.store.forgetPages = () => {
    forgetPages();
    isProven = operationsOfKindOnMessage(scene.store.reads, original!, 'destroy').length === 0;
  };
  scene.operations().perform(move, { ids: [original!], mailboxId: scene.mailbox('local Un') });
  expect(await scene.run('a')).toBe(true);
  expect(isProven).toBe(true);
  expect(scene.held()).toEqual(['local Un: m1']);
});

test('« Annuler » wakes the account that the messages go back to', async () => {
  const scene = await openCarryScene({ letters: 1 });
  const { undo } = scene
    .operations()
    .perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('b Classes') });
  await scene.settle();
  scene.woken.length = 0;
  scene.operations().undo(undo!);
  expect(scene.woken).toContain(scene.accounts.a);
});

test('copied to another server and to the local folders, the original stays', async () => {
  const scene = await openCarryScene({ letters: 1 });
  const ids = scene.ids('a INBOX');
  scene.operations().perform(copy, { ids, mailboxId: scene.mailbox('b INBOX') });
  scene.operations().perform(copy, { ids, mailboxId: scene.mailbox('local Un') });
  await scene.settle();
  await expectAtRest(scene, ['a INBOX: m1', 'b INBOX: m1', 'local Un: m1']);
});

test('from the local folders to a server: here until it is there', async () => {
  const scene = await openCarryScene({ letters: 0 });
  const raw = new TextEncoder().encode('Subject: old\nMessage-ID: <old@test>\n\nHello old\n');
  const id = scene.putLocal('local Un', raw);
  scene.operations().perform(move, { ids: [id], mailboxId: scene.mailbox('a Classes') });
  expect(messageRefs(scene.store.reads, [id])).toHaveLength(1);
  await scene.settle();
  await expectAtRest(scene, ['a Classes: old']);
  expect(messageRefs(scene.store.reads, [id])).toEqual([]);
  const [there] = [...scene.servers.a.mailboxes.get('Classes')!.messages.values()];
  expect(Buffer.from(there!.raw).toString()).toBe('Subject: old\r\nMessage-ID: <old@test>\r\n\r\nHello old\r\n');
  expect(there!.internalDateAt).toBeGreaterThan(0);
});

test('a message whose source is not here yet is fetched first; others do not wait for it', async () => {
  const scene = await openCarryScene({ downloaded: false });
  const [first, second] = scene.ids('a INBOX') as [MessageId, MessageId];
  scene.operations().perform(move, { ids: [first], mailboxId: scene.mailbox('b INBOX') });
  scene.operations().perform(copy, { ids: [second], mailboxId: scene.mailbox('local Un') });
  const own = scene.servers.b.deliver('Classes', letter('m9'));
  await scene.sync('b');
  scene.operations().perform(setFlag, { ids: scene.ids('b Classes'), flag: 'seen', value: true });
  await scene.run('b');
  expect(scene.servers.b.mailboxes.get('Classes')!.messages.get(own)!.flags).toContain('\\Seen');
  expect(scene.servers.b.log.filter((line) => line.startsWith('append'))).toEqual([]);
  expect(scene.pending()).toBe(2);
  await scene.settle();
  expect(scene.pending()).toBe(0);
  expect(scene.held()).toEqual(['a INBOX: m2', 'a INBOX: m3', 'b Classes: m9', 'b INBOX: m1', 'local Un: m2']);
});

test('a message without source that its server does not have any more leaves nothing behind', async () => {
  const scene = await openCarryScene({ downloaded: false, letters: 1 });
  scene.operations().perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('b INBOX') });
  scene.servers.a.mailboxes.get('INBOX')!.messages.clear();
  await scene.sync('a');
  await scene.settle();
  expect(scene.pending()).toBe(0);
  expect([scene.shown(), scene.held()]).toEqual([[], []]);
});

test.each([
  ['the mailbox is full', { kind: 'quota' } as const],
  ['writing is not allowed', { kind: 'rejected' } as const],
])('refused (%s): shown again where it was, and explained', async (_, error) => {
  const scene = await openCarryScene({ letters: 1 });
  scene.operations().perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('b INBOX') });
  scene.servers.b.refuseNext('append', error);
  await scene.settle();
  expect(scene.problems).toMatchObject([{ kind: error.kind, during: 'operation', accountId: scene.accounts.b }]);
  expect([scene.shown(), scene.held()]).toEqual([['a INBOX: m1'], ['a INBOX: m1']]);
});

test('a server that alters what it is given gets nothing, and the original stays', async () => {
  const scene = await openCarryScene({ letters: 1 });
  scene.operations().perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('b INBOX') });
  scene.servers.b.alter = (raw) => Buffer.concat([raw, Buffer.from('Scanned.\r\n')]);
  await scene.settle();
  expect(scene.problems).toMatchObject([{ kind: 'rejected', reason: 'copyDiffers' }]);
  expect([scene.shown(), scene.held()]).toEqual([['a INBOX: m1'], ['a INBOX: m1']]);
});

test.each(['a INBOX: m1', 'a INBOX: m3'])(
  'a server that alters what it is given, and does not tell where it put it, gets %s once, and the original stays',
  async (original) => {
    const scene = await openCarryScene({ uidplus: false });
    const id = scene.ids('a INBOX').find((one) => textShown(scene, one) === original);
    scene.operations().perform(move, { ids: [id!], mailboxId: scene.mailbox('b INBOX') });
    scene.servers.b.alter = (raw) => Buffer.concat([raw, Buffer.from('Scanned.\r\n')]);
    await scene.settle();
    expect(scene.problems).toMatchObject([{ kind: 'rejected', reason: 'copyDiffers' }]);
    expect(scene.servers.b.log.filter((line) => line.startsWith('append'))).toHaveLength(1);
    expect(scene.held()).toEqual([...INBOX_OF_A, original.replace('a ', 'b ')]);
    expect(scene.shown()).toEqual(scene.held());
  },
);

test.each([true, false])(
  'without Message-ID, killed before it was put there: looked for, put there once, and found (UIDPLUS %s)',
  async (uidplus) => {
    const scene = await openCarryScene({ uidplus });
    const id = scene.ids('a INBOX').find((one) => textShown(scene, one) === 'a INBOX: m3');
    scene.operations().perform(move, { ids: [id!], mailboxId: scene.mailbox('b INBOX') });
    scene.killAt(1, 'after');
    expect(await scene.run('b')).toBe(false);
    await scene.settle();
    await expectAtRest(scene, ['a INBOX: m1', 'a INBOX: m2', 'b INBOX: m3']);
    expect(scene.servers.b.log.filter((line) => line.startsWith('append'))).toHaveLength(1);
  },
);

test.each([
  [true, 'a INBOX: m1'],
  [true, 'a INBOX: m3'],
  [false, 'a INBOX: m1'],
  [false, 'a INBOX: m3'],
])('put there, cut off, and moved on meanwhile: one copy, where it was moved to (UIDPLUS %s, %s)', async (...named) => {
  const [uidplus, original] = named;
  const scene = await openCarryScene({ uidplus });
  const id = scene.ids('a INBOX').find((one) => textShown(scene, one) === original);
  scene.operations().perform(move, { ids: [id!], mailboxId: scene.mailbox('b INBOX') });
  expect(await scene.run('b', { atCall: 1, when: 'after', error: CUT })).toBe(false);
  scene.operations().perform(move, { ids: scene.ids('b INBOX'), mailboxId: scene.mailbox('b Classes') });
  await scene.settle();
  const stayed = INBOX_OF_A.filter((one) => one !== original);
  await expectAtRest(scene, [...stayed, original.replace('a INBOX', 'b Classes')]);
});

test('moved on, and the folder that it was to go to first deleted elsewhere: it goes where it was moved to', async () => {
  const scene = await openCarryScene({ letters: 1 });
  scene.operations().perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('b Classes') });
  scene.operations().perform(move, { ids: scene.ids('b Classes'), mailboxId: scene.mailbox('b INBOX') });
  scene.servers.b.mailboxes.delete('Classes');
  await scene.sync('b');
  await scene.run('b');
  await scene.run('a');
  expect(scene.problems).toEqual([]);
  expect(scene.held()).toEqual(['b INBOX: m1']);
  expect(scene.ids('b INBOX')).toHaveLength(1);
});

test('moved on within this PC before its arrival was ticked off: it is where it was moved to', async () => {
  const scene = await openCarryScene({ letters: 1 });
  scene.operations().perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('local Un') });
  scene.killAt(3, 'before');
  expect(await scene.run('a')).toBe(false);
  scene.operations().perform(move, { ids: scene.ids('local Un'), mailboxId: scene.mailbox('local Deux') });
  await scene.settle();
  await expectAtRest(scene, ['local Deux: m1']);
});

test.each([true, false])(
  'without Message-ID, copied within an account and cut off: one copy, not two (UIDPLUS %s)',
  async (uidplus) => {
    const scene = await openCarryScene({ uidplus });
    const ids = scene.ids('a INBOX');
    scene.operations().perform(copy, { ids, mailboxId: scene.mailbox('a Classes') });
    expect(await scene.run('a', { atCall: 1, when: 'after', error: CUT })).toBe(false);
    scene.killAt(4, 'before');
    expect(await scene.run('a')).toBe(false);
    await scene.settle();
    await expectAtRest(scene, [...INBOX_OF_A, 'a Classes: m1', 'a Classes: m2', 'a Classes: m3']);
  },
);

test('refused, and deleted by another program meanwhile: the last copy goes to the local folders', async () => {
  const scene = await openCarryScene({ letters: 1 });
  scene.operations().perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('b INBOX') });
  scene.servers.a.mailboxes.get('INBOX')!.messages.clear();
  await scene.sync('a');
  scene.servers.b.refuseNext('append', { kind: 'quota' });
  await scene.settle();
  expect(scene.ids('local Récupérés')).toHaveLength(1);
  expect(scene.held()).toEqual([]);
});

test('the account that it was to go to is removed: shown again where it was', async () => {
  const scene = await openCarryScene({ letters: 2 });
  scene.operations().perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('b INBOX') });
  scene.operations().keepFrom(scene.accounts.b);
  expect(scene.shown()).toEqual(['a INBOX: m1', 'a INBOX: m2']);
});

test('the folder that it was to go to is deleted elsewhere: shown again where it was', async () => {
  const scene = await openCarryScene({ letters: 1 });
  scene.operations().perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('b Classes') });
  scene.servers.b.mailboxes.delete('Classes');
  await scene.sync('b');
  await scene.run('b');
  expect(scene.held()).toEqual(['a INBOX: m1']);
  expect(scene.ids('a INBOX')).toHaveLength(1);
});

test('a queue that waited for another account’s is told when that one is through', async () => {
  const scene = await openCarryScene({ letters: 1 });
  scene.operations().perform(setFlag, { ids: scene.ids('a INBOX'), flag: 'flagged', value: true });
  scene.operations().perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('b INBOX') });
  await scene.run('b');
  expect(scene.servers.b.log.filter((line) => line.startsWith('append'))).toEqual([]);
  scene.woken.length = 0;
  await scene.run('a');
  expect(scene.woken).toEqual([scene.accounts.b]);
  await scene.run('b');
  await scene.run('a');
  await expectAtRest(scene, ['b INBOX: m1']);
});

test('what is left to do where it came from, looked at too early, is told again', async () => {
  const scene = await openCarryScene({ letters: 2 });
  scene.operations().perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('b INBOX') });
  // The first of the two has arrived, and its original has to go; the other is still under way.
  let looked: Promise<boolean> | null = null;
  scene.onWoken = (accountId) => {
    if (accountId === scene.accounts.a) looked ??= scene.run('a');
  };
  await scene.run('b');
  await looked;
  expect(scene.pending()).toBe(2);
  expect(scene.woken.at(-1)).toBe(scene.accounts.a);
  await scene.run('a');
  await expectAtRest(scene, ['b INBOX: m1', 'b INBOX: m2']);
});

test('the same letter of a list in both accounts is two letters, and stays two', async () => {
  const scene = await openCarryScene({ letters: 0 });
  const received = (by: string) =>
    new TextEncoder().encode(
      `Received: by ${by}\r\nDate: Tue, 4 Apr 2023 09:08:00 +0200\r\nMessage-ID: <list@test>\r\nSubject: list\r\n\r\nHello ${by}\r\n`,
    );
  scene.servers.a.deliver('INBOX', received('alpha'));
  await scene.sync('a');
  scene.operations().perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('b INBOX') });
  scene.servers.b.deliver('INBOX', received('be'));
  await scene.sync('b');
  await scene.settle();
  await expectAtRest(scene, ['b INBOX: alpha', 'b INBOX: be']);
});

test('thrown away for good while on its way: gone from both', async () => {
  const scene = await openCarryScene({ letters: 1 });
  scene.operations().perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('b INBOX') });
  scene.operations().perform(destroy, { ids: scene.ids('b INBOX') });
  await scene.settle();
  await expectAtRest(scene, []);
});

test('thrown away for good while on its way, and killed right after that was seen: not shown again', async () => {
  const scene = await openCarryScene({ letters: 1 });
  scene.operations().perform(move, { ids: scene.ids('a INBOX'), mailboxId: scene.mailbox('b INBOX') });
  scene.operations().perform(destroy, { ids: scene.ids('b INBOX') });
  scene.killAt(2, 'after');
  expect(await scene.run('b')).toBe(false);
  await scene.run('b');
  expect(scene.shown()).toEqual([]);
  await scene.settle();
  await expectAtRest(scene, []);
});

test('of very many, what waits is one line, and can be given up as one', async () => {
  const scene = await openCarryScene({ letters: 0 });
  for (let n = 0; n < 120; n += 1) scene.servers.a.deliver('INBOX', letter(`x${n}`));
  await scene.sync('a');
  const ids = scene.ids('a INBOX');
  scene.operations().perform(move, { ids, mailboxId: scene.mailbox('b INBOX') });
  const [line, ...others] = scene.operations().list(scene.accounts.b);
  expect(others).toEqual([]);
  expect(line).toMatchObject({ kind: 'carry', messageCount: 120, state: 'waiting', canGiveUp: true });
  expect(scene.operations().giveUp(line!.ids)).toBe(3);
  expect(scene.ids('a INBOX')).toHaveLength(120);
  expect(scene.ids('b INBOX')).toEqual([]);
});

const anAct = fc.record({
  verb: fc.constantFrom('move', 'move', 'move', 'copy', 'flag', 'destroy', 'undo'),
  picks: fc.array(fc.nat(99), { minLength: 1, maxLength: 3 }),
  place: fc.nat(PLACES.length - 1),
});
const aBreak = fc.record({
  kind: fc.constantFrom('cut' as const, 'kill' as const, 'full' as const),
  account: fc.constantFrom(...SERVERS),
  at: fc.integer({ min: 1, max: 9 }),
  when: fc.constantFrom('before' as const, 'after' as const),
});
const aStep = fc.record({
  acts: fc.array(anAct, { maxLength: 4 }),
  breaks: fc.array(aBreak, { maxLength: 3 }),
  sync: fc.boolean(),
});

test.each([
  { uidplus: true, moves: true, downloaded: true },
  { uidplus: true, moves: true, downloaded: false },
  { uidplus: false, moves: true, downloaded: true },
  { uidplus: true, moves: false, downloaded: true },
  { uidplus: false, moves: false, downloaded: true },
  { uidplus: true, moves: true, downloaded: true, letters: 4 },
  { uidplus: false, moves: false, downloaded: true, letters: 4 },
])(
  'any moves and copies between accounts, through cuts, kills and a full disk: one copy at rest, where it is shown (%o)',
  async (server) => {
    await fc.assert(
      fc.asyncProperty(fc.array(aStep, { minLength: 1, maxLength: 3 }), async (steps) => {
        const scene = await openCarryScene(server);
        const tokens: Parameters<ReturnType<CarryScene['operations']>['undo']>[0][] = [];
        let wanted = scene.shown();
        for (const { acts, breaks, sync } of steps) {
          for (const act of acts) {
            const token = perform(scene, act, tokens);
            if (token) tokens.push(token);
          }
          wanted = scene.shown();
          for (const { kind, account, at, when } of breaks) {
            await scene.fetchWanted('a');
            if (kind === 'kill') scene.killAt(at, when);
            if (kind === 'full') scene.fillDiskAt(at);
            await scene.run(account, kind === 'cut' ? { atCall: at, when, error: CUT } : undefined);
            if (sync) for (const name of SERVERS) await scene.sync(name);
            expect(scene.shown()).toEqual(wanted);
          }
        }
        await scene.settle();
        expect(scene.pending()).toBe(0);
        expect(scene.problems).toEqual([]);
        expect(scene.held()).toEqual(scene.shown());
        expect(scene.shown()).toEqual(wanted);
        scene.close();
      }),
      RUNS,
    );
  },
  RUNS.numRuns * 10_000,
);

function perform(
  scene: CarryScene,
  { verb, picks, place }: typeof anAct extends fc.Arbitrary<infer A> ? A : never,
  tokens: Parameters<ReturnType<CarryScene['operations']>['undo']>[0][],
) {
  const operations = scene.operations();
  if (verb === 'undo') {
    const token = tokens.pop();
    if (token) operations.undo(token);
    return null;
  }
  const all = PLACES.flatMap((one) => scene.ids(one));
  if (all.length === 0) return null;
  const ids = [...new Set(picks.map((pick) => all[pick % all.length] as MessageId))];
  const here = messageRefs(scene.store.reads, ids).every(({ sourceId }) => sourceId !== null);
  if (verb === 'flag') return operations.perform(setFlag, { ids, flag: 'flagged', value: true }).undo;
  if (verb === 'destroy') return operations.perform(destroy, { ids }).undo;
  if (verb === 'copy' && here) return operations.perform(copy, { ids, mailboxId: scene.mailbox(PLACES[place]!) }).undo;
  return operations.perform(move, { ids, mailboxId: scene.mailbox(PLACES[place]!) }).undo;
}
