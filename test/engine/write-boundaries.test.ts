// A scripted day with real servers, cut off at every single write: by a kill, which leaves all that was written, and by
// a power cut, which may lose, tear and reorder whatever was not synced. Each state is opened again and held against
// what the person had been answered and what the servers had been told by then.
//
// How: the day is run once under strace, and the files are rebuilt from the trace as they stood at each moment. Killing
// a running engine at each of 3,000 writes would take an hour, would never hit the same moment twice, and would show no
// power cut at all: the kernel keeps what a killed process had written. A shim around the system's calls would do the
// same as strace and need a compiler. What a rebuilt state cannot show is how the engine goes on with its servers from
// there: crash.test.ts kills running engines for that. `CASIER_SEED=7` throws other dice for torn writes.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RecordedDay, recordDay } from './boundaries/record-day.ts';
import { verifyDay } from './boundaries/verify.ts';

const POINTS_MIN = 2_000;
const PROCESSES = 2;
const TORN_EVERY = 3;

const seed = Number(process.env.CASIER_SEED ?? 2026);
let day: RecordedDay;

beforeAll(async () => {
  day = await recordDay();
}, 120_000);

afterAll(() => day?.remove());

describe('A day that is cut off at each of its writes', () => {
  it('leaves a store that opens, with all that was answered and nothing half done', { timeout: 600_000 }, async () => {
    const { kills, powerCuts, distinct, wrong } = await verifyDay(day, {
      shares: PROCESSES,
      seed,
      tornEvery: TORN_EVERY,
    });
    console.log(`CASIER_SEED=${seed}: ${distinct} distinct points: ${kills} kills and ${powerCuts} power cuts`);
    expect(wrong).toEqual([]);
    expect(kills).toBeGreaterThan(POINTS_MIN);
    expect(distinct).toBeGreaterThan(kills);
  });
});
