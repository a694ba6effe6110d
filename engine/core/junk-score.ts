// How likely a message is junk, by the words it shares with messages that the person has judged: the chances of its most
// telling tokens, combined as Robinson and Fisher do (ADR 0044). Pure.

/** How many junk and good messages a token was seen in. */
export interface TokenCounts {
  junk: number;
  good: number;
}

/** What an account has learnt so far. */
export type Lessons = TokenCounts;

/** Before so many of each were judged nothing is concluded. */
export const LESSONS_NEEDED: Lessons = { junk: 20, good: 40 };

/** At or above: junk. Chosen for few false alarms, not for much found: a good letter missed costs more. */
export const JUNK_FROM = 0.99;

export function knowsEnough({ junk, good }: Lessons): boolean {
  return junk >= LESSONS_NEEDED.junk && good >= LESSONS_NEEDED.good;
}

/** What a token unknown so far says, and how many sightings that weighs. */
const UNKNOWN = 0.5;
const UNKNOWN_WEIGHT = 0.45;
/** Tokens nearer to « says nothing » are left out, and only the most telling are asked. */
const TELLING = 0.1;
const TELLING_MAX = 150;

export interface JunkScore {
  /** 0: surely good, 1: surely junk, around 0.5: nobody can tell. */
  score: number;
  /** How many tokens had something to say. */
  telling: number;
}

export function junkScore(counts: readonly TokenCounts[], lessons: Lessons): JunkScore {
  const chances = counts
    .map((count) => chanceOf(count, lessons))
    .filter((chance) => Math.abs(chance - 0.5) >= TELLING)
    .toSorted((a, b) => Math.abs(b - 0.5) - Math.abs(a - 0.5))
    .slice(0, TELLING_MAX);
  if (chances.length === 0) return { score: 0.5, telling: 0 };
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + Math.log(value), 0);
  const forJunk = 1 - chiSquareTail(-2 * sum(chances.map((chance) => 1 - chance)), 2 * chances.length);
  const forGood = 1 - chiSquareTail(-2 * sum(chances), 2 * chances.length);
  return { score: (1 + forJunk - forGood) / 2, telling: chances.length };
}

function chanceOf({ junk, good }: TokenCounts, lessons: Lessons): number {
  const inJunk = junk / Math.max(1, lessons.junk);
  const inGood = good / Math.max(1, lessons.good);
  if (inJunk + inGood === 0) return UNKNOWN;
  const seen = junk + good;
  const chance = (UNKNOWN_WEIGHT * UNKNOWN + (seen * inJunk) / (inJunk + inGood)) / (UNKNOWN_WEIGHT + seen);
  return Math.min(0.9999, Math.max(0.0001, chance));
}

/** How often chance alone gives a χ² of at least this, for an even number of degrees of freedom. */
function chiSquareTail(chiSquare: number, degrees: number): number {
  const half = chiSquare / 2;
  // In logarithms: of 300 degrees the terms themselves are too small for a number.
  let logTerm = -half;
  let sum = Math.exp(logTerm);
  for (let i = 1; i < degrees / 2; i += 1) {
    logTerm += Math.log(half) - Math.log(i);
    sum += Math.exp(logTerm);
  }
  return Math.min(1, sum);
}
