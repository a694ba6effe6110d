// Leaves out of a failing plan whatever it fails without: rounds' troubles and steps, one at a time. What depends on
// how fast the machine is may hide in between, so that each try is made twice.
import type { Lane } from './lane.ts';
import type { Plan } from './plan.ts';
import { runSeed, type SeedReport } from './run-seed.ts';

const TRIES = 2;

export async function minimise(lane: Lane, report: SeedReport): Promise<SeedReport> {
  let smallest = report;
  for (const part of ['steps', 'troubles'] as const) {
    for (let round = 0; round < smallest.plan.rounds.length; round += 1) {
      for (let index = smallest.plan.rounds[round]![part].length - 1; index >= 0; index -= 1) {
        smallest = (await failsStill(lane, without(smallest.plan, round, part, index))) ?? smallest;
      }
    }
  }
  return smallest;
}

function without(plan: Plan, round: number, part: 'steps' | 'troubles', index: number): Plan {
  const rounds = plan.rounds.map((one, i) => (i === round ? { ...one, [part]: one[part].toSpliced(index, 1) } : one));
  return { ...plan, rounds };
}

async function failsStill(lane: Lane, plan: Plan): Promise<SeedReport | null> {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const report = await runSeed(lane, plan);
    if (report.wrong.length > 0) return report;
  }
  return null;
}
