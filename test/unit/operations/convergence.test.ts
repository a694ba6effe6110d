// The promise of stored operations: whatever a person did offline is what the server has in the end, once, however
// often the connection was cut or the program killed on the way.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copy, move, setFlag, trash } from '../../../engine/operations/index.ts';
import { saveMailboxState } from '../../../engine/store/mailboxes.ts';
import { type Action, actorOn, anAction } from './actions.ts';
import { CUT } from './fake-server.ts';
import { letter, openScene, PATHS, type Scene } from './scene.ts';

type Break = { kind: 'cut' | 'kill' | 'full'; at: number; when: 'before' | 'after' };

const aBreak: fc.Arbitrary<Break> = fc.record({
  kind: fc.constantFrom('cut' as const, 'kill' as const, 'full' as const),
  at: fc.integer({ min: 1, max: 8 }),
  when: fc.constantFrom('before' as const, 'after' as const),
});
/** Some actions, then a session that breaks. */
const aDay = fc.array(
  fc.record({ actions: fc.array(anAction, { maxLength: 5 }), breaks: fc.array(aBreak, { maxLength: 3 }) }),
  { minLength: 1, maxLength: 3 },
);

async function live(day: { actions: Action[]; breaks: Break[] }[], uidplus: boolean) {
  const scene = await openScene({ uidplus });
  const actor = actorOn(scene);
  for (const { actions, breaks } of day) {
    for (const action of actions) actor.act(action);
    for (const { kind, at, when } of breaks) {
      if (kind === 'kill') scene.killAt(at, when);
      if (kind === 'full') scene.fillDiskAt(at);
      await scene.run(kind === 'cut' ? { atCall: at, when, error: CUT } : undefined);
    }
  }
  return scene;
}

/** `CASIER_SEED=7` seeks further. */
const RUNS = { numRuns: 25, seed: Number(process.env.CASIER_SEED ?? 2026) };

test.each([true, false])(
  'offline actions replayed through cuts, kills and a full disk: server equals screen (UIDPLUS %s)',
  async (uidplus) => {
    await fc.assert(
      fc.asyncProperty(aDay, async (day) => {
        const scene = await live(day, uidplus);
        const wanted = scene.shown();
        await scene.settle();
        expect(scene.pending()).toBe(0);
        expect(scene.problems).toEqual([]);
        expect(scene.held()).toEqual(wanted);
        expect(scene.shown()).toEqual(wanted);
      }),
      RUNS,
    );
  },
  120_000,
);

/** What another mail program does meanwhile: picks are read against what the server has just then. */
const anElsewhere = fc.record({
  verb: fc.constantFrom('flag' as const, 'unflag' as const, 'delete' as const, 'move' as const, 'deliver' as const),
  pick: fc.nat(99),
  mailbox: fc.nat(PATHS.length - 1),
});
type Elsewhere = typeof anElsewhere extends fc.Arbitrary<infer Value> ? Value : never;

function actElsewhere({ server }: Scene, { verb, pick, mailbox }: Elsewhere, number: number): void {
  const target = server.mailboxes.get(PATHS[mailbox]!);
  if (verb === 'deliver' && target) server.deliver(PATHS[mailbox]!, letter(`new${number}`));
  const all = [...server.mailboxes.values()].flatMap((box) =>
    [...box.messages].map(([uid, message]) => ({ box, uid, message })),
  );
  const chosen = all[pick % Math.max(1, all.length)];
  if (!chosen || verb === 'deliver') return;
  if (verb === 'flag') chosen.message.flags.add('\\Seen');
  else if (verb === 'unflag') chosen.message.flags.clear();
  else if (verb === 'delete' || target) chosen.box.messages.delete(chosen.uid);
  if (verb === 'move' && target) {
    target.messages.set(target.uidNext, chosen.message);
    target.uidNext += 1;
  }
}

test('with another program at work too, screen and server agree at rest', async () => {
  const step = fc.oneof(
    anAction.map((action) => ({ here: action })),
    anElsewhere.map((elsewhere) => ({ elsewhere })),
    fc.constantFrom('sync' as const, 'run' as const),
    aBreak,
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), fc.boolean(), async (steps, uidplus) => {
      const scene = await openScene({ uidplus });
      const actor = actorOn(scene);
      for (const [number, one] of steps.entries()) {
        if (one === 'sync') await scene.sync();
        else if (one === 'run') await scene.run();
        else if ('here' in one) actor.act(one.here);
        else if ('elsewhere' in one) actElsewhere(scene, one.elsewhere, number);
        else await scene.run({ atCall: one.at, when: one.when, error: CUT });
      }
      await scene.settle();
      await scene.settle();
      expect(scene.pending()).toBe(0);
      expect(scene.shown()).toEqual(scene.held());
    }),
    RUNS,
  );
}, 120_000);

test('a copy cut off does not take the message that was moved to the same mailbox for itself', async () => {
  const scene = await openScene({ uidplus: false, letters: 1 });
  const operations = scene.operations();
  const ids = scene.ids('INBOX');
  operations.perform(trash, { ids });
  operations.perform(copy, { ids, mailboxId: scene.mailbox('Trash') });
  await scene.run({ atCall: 2, when: 'before', error: CUT });
  await scene.settle();
  expect(scene.held().filter((line) => line.startsWith('Trash: '))).toEqual(['Trash: m1@test ', 'Trash: m1@test ']);
});

test('without UIDPLUS, a message deleted elsewhere before it was moved leaves no ghost in the target', async () => {
  const scene = await openScene({ uidplus: false, letters: 1 });
  scene.operations().perform(trash, { ids: scene.ids('INBOX') });
  scene.server.mailboxes.get('INBOX')!.messages.clear();
  await scene.settle();
  expect(scene.ids('Trash')).toEqual([]);
});

test.each([move, copy])(
  'what arrived in a mailbox that was never compared, and was taken away there at once, is no ghost (%o)',
  async (intent) => {
    const scene = await openScene({ uidplus: false, letters: 1 });
    const mailboxId = scene.mailbox('Classes');
    scene.store.transaction((tx) =>
      tx.run('never compared', 'UPDATE mailboxes SET uid_validity = NULL WHERE id = ?', [mailboxId]),
    );
    scene.operations().perform(intent, { ids: scene.ids('INBOX'), mailboxId });
    expect(await scene.run()).toBe(true);
    const { messages, ...there } = scene.server.mailboxes.get('Classes')!;
    messages.clear();
    // As the list of mailboxes tells of one that is empty.
    scene.store.transaction((tx) => saveMailboxState(tx, mailboxId, { ...there, highestModSeq: null, complete: true }));
    await scene.settle();
    expect(scene.shown()).toEqual(scene.held());
  },
);

test('an operation that waits for a comparison is not given up when the program ends before it', async () => {
  const scene = await openScene({ letters: 1 });
  scene.server.mailboxes.get('INBOX')!.uidValidity += 1_000;
  scene.operations().perform(setFlag, { ids: scene.ids('INBOX'), flag: 'flagged', value: true });
  const run = { accountId: scene.accountId, session: scene.server.session(), signal: new AbortController().signal };
  expect(await scene.operations().runPending(run)).toMatchObject({ stale: true });
  scene.killAt(1, 'before');
  expect(await scene.run()).toBe(false);
  await scene.settle();
  expect(scene.problems).toEqual([]);
  expect(scene.held()).toContain('INBOX: m1@test \\Flagged');
});

test('an operation that waits for a comparison which the disk is too full to ask for is not given up', async () => {
  const scene = await openScene({ letters: 1 });
  scene.server.mailboxes.get('INBOX')!.uidValidity += 1_000;
  scene.operations().perform(setFlag, { ids: scene.ids('INBOX'), flag: 'flagged', value: true });
  scene.fillDiskAt(2);
  expect(await scene.run()).toBe(false);
  await scene.settle();
  expect(scene.problems).toEqual([]);
  expect(scene.held()).toContain('INBOX: m1@test \\Flagged');
});

test('a copy cut off is not made again in a mailbox that was never compared', async () => {
  const scene = await openScene({ letters: 1 });
  const mailboxId = scene.mailbox('Classes');
  scene.store.transaction((tx) =>
    tx.run('never compared', 'UPDATE mailboxes SET uid_validity = NULL WHERE id = ?', [mailboxId]),
  );
  scene.operations().perform(copy, { ids: scene.ids('INBOX'), mailboxId });
  expect(await scene.run({ atCall: 1, when: 'after', error: CUT })).toBe(false);
  await scene.settle();
  expect(scene.held().filter((line) => line.startsWith('Classes: '))).toEqual(['Classes: m1@test ']);
  expect(scene.ids('Classes')).toHaveLength(1);
});
