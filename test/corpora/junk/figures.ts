// How well junk is learnt, on any two sets of messages: `npm run junk-figures -- --ham DIR … --junk DIR …`. Every message
// is judged by lessons that it was no part of; once with as many as an account has after a while, and for fewer.
// Folders are read with all below them; one message a file; `.json` files are passed over.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import {
  JUNK_FROM,
  junkScore,
  LESSONS_NEEDED,
  type Lessons,
  type TokenCounts,
} from '../../../engine/core/junk-score.ts';
import { hashedTokens } from '../../../engine/junk/read-tokens.ts';
import { digestSource } from '../../../engine/mime/digest.ts';

interface Sample {
  junk: boolean;
  tokens: number[];
}

const SECRET = new Uint8Array(32);
const FOLDS = 5;
/** Junk and good messages that were taught. */
const LEARNT: readonly Lessons[] = [LESSONS_NEEDED, { junk: 100, good: 200 }, { junk: 400, good: 800 }];

function read(folder: string, junk: boolean): Sample[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.json'))
    .map(({ parentPath, name }) => path.join(parentPath, name))
    .toSorted()
    .map((file) => ({ junk, tokens: hashedTokens(digestSource(readFileSync(file)), SECRET) }));
}

/** The same order every time, with both kinds and all folders mixed. */
function shuffled<Item>(items: readonly Item[]): Item[] {
  let state = 20260901;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state / 2 ** 32;
  };
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function learn(samples: readonly Sample[]) {
  const counts = new Map<number, TokenCounts>();
  const lessons = { junk: 0, good: 0 };
  for (const { junk, tokens } of samples) {
    const kind = junk ? 'junk' : 'good';
    lessons[kind] += 1;
    for (const token of tokens) {
      const count = counts.get(token) ?? { junk: 0, good: 0 };
      count[kind] += 1;
      counts.set(token, count);
    }
  }
  return { counts, lessons };
}

interface Tally {
  junk: number;
  found: number;
  good: number;
  alarms: number;
}

function judgeAll(samples: readonly Sample[], { counts, lessons }: ReturnType<typeof learn>, tally: Tally): void {
  const none = { junk: 0, good: 0 };
  for (const { junk, tokens } of samples) {
    const { score } = junkScore(
      tokens.map((token) => counts.get(token) ?? none),
      lessons,
    );
    const isCalledJunk = score >= JUNK_FROM;
    if (junk) {
      tally.junk += 1;
      if (isCalledJunk) tally.found += 1;
    } else {
      tally.good += 1;
      if (isCalledJunk) tally.alarms += 1;
    }
  }
}

/** `most` null: all that is left to teach. */
function heldOut(junk: readonly Sample[], good: readonly Sample[], most: Lessons | null): Tally {
  const tally: Tally = { junk: 0, found: 0, good: 0, alarms: 0 };
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const isHeldOut = (_: Sample, index: number) => index % FOLDS === fold;
    const taught = (samples: readonly Sample[], limit: number | undefined) =>
      samples.filter((sample, index) => !isHeldOut(sample, index)).slice(0, limit);
    const learnt = learn([...taught(junk, most?.junk), ...taught(good, most?.good)]);
    judgeAll([...junk.filter(isHeldOut), ...good.filter(isHeldOut)], learnt, tally);
  }
  return tally;
}

const { values } = parseArgs({
  options: { ham: { type: 'string', multiple: true }, junk: { type: 'string', multiple: true } },
});
const junk = shuffled((values.junk ?? []).flatMap((folder) => read(folder, true)));
const good = shuffled((values.ham ?? []).flatMap((folder) => read(folder, false)));
const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(2)} %`;

console.log(`${junk.length} junk, ${good.length} good; each judged by lessons it was no part of (${FOLDS} folds)\n`);
console.log('| learnt (junk + good) | junk found | good called junk |\n| --- | --- | --- |');
for (const most of [...LEARNT, null]) {
  const tally = heldOut(junk, good, most);
  const label = most ? `${most.junk} + ${most.good}` : 'all others';
  const found = `${tally.found} of ${tally.junk} (${percent(tally.found, tally.junk)})`;
  console.log(`| ${label} | ${found} | ${tally.alarms} of ${tally.good} (${percent(tally.alarms, tally.good)}) |`);
}
