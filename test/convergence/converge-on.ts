// Short seeds as tests: each is a test of its own, and a failing one says how it is run again.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Lane, openLane } from './lane.ts';
import { makePlan } from './plan.ts';
import { runSeed } from './run-seed.ts';
import type { SetName } from './sets.ts';

const SEED_MS = 90_000;

export function convergeOn(set: SetName, seeds: number): void {
  const numbers = Array.from({ length: seeds }, (_, i) => i + 1);
  let lane: Lane;

  beforeAll(async () => {
    lane = await openLane(set, numbers);
  });
  afterAll(() => lane.stop());

  describe(`A mailbox on « ${set} » after a person, others and troubles`, () => {
    it.each(numbers)(
      'is the server’s again, with everything that was asked for: seed %i',
      { timeout: SEED_MS },
      async (seed) => {
        const { wrong, story } = await runSeed(lane, makePlan(seed, set));
        const again = `npm run soak -- --seeds 1 --from ${seed} --set ${set} --story`;
        const logs = wrong.length > 0 ? lane.server.logs().slice(-2_000) : '';
        expect(wrong, `${again}\n${story.join('\n')}\n${logs}`).toEqual([]);
      },
    );
  });
}
