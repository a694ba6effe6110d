// The promise of stored operations: whatever a person did offline is what the server has in the end, once, however
// often the connection was cut or the program killed on the way.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { copy, trash } from '../../../engine/operations/index.ts';
import { type Action, actorOn, anAction } from './actions.ts';
import { CUT } from './fake-server.ts';
import { openScene } from './scene.ts';

type Break = { kind: 'cut' | 'kill'; at: number; when: 'before' | 'after' };

const aBreak: fc.Arbitrary<Break> = fc.record({
  kind: fc.constantFrom('cut' as const, 'kill' as const),
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
      await scene.run(kind === 'cut' ? { atCall: at, when, error: CUT } : undefined);
    }
  }
  return scene;
}

const RUNS = { numRuns: 25 };

test.each([true, false])(
  'offline actions replayed through cuts and kills: server equals screen (UIDPLUS %s)',
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
