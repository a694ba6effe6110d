// How many messages of a collection are warned about, by half. Pure counting; figures.ts writes it down.
import path from 'node:path';
import { type Mail, mailsIn } from './collection.ts';
import { judgeRaw } from './judge.ts';

export type Label = 'ham' | 'phishing';

export interface Counted {
  mails: number;
  doubt: number;
  danger: number;
}

export interface Measured {
  label: Label;
  /** The last two names of its path. */
  name: string;
  halves: Record<Mail['half'], Counted>;
  /** Ham that was warned about, phishing that was not: by the half that may be looked at. */
  wrong: string[];
  /** Milliseconds for each, reading included, in order of time taken. */
  timesMs: number[];
}

/** `side`: written for the project and in a folder of one side; without it, each message's own bytes decide. */
export function measure(label: Label, folder: string, side?: Mail['half']): Measured {
  const halves = { seen: nothing(), 'held out': nothing() };
  const wrong: string[] = [];
  const timesMs: number[] = [];
  for (const { name, raw, half } of mailsIn(folder)) {
    if (label === 'ham' && NO_HAM.has(path.basename(name))) continue;
    const beganMs = performance.now();
    const { level, points, evidence } = judgeRaw(raw);
    timesMs.push(performance.now() - beganMs);
    const where = side ?? half;
    const counted = halves[where];
    counted.mails++;
    if (level !== 'none') counted[level]++;
    if (where === 'seen' && (level !== 'none') !== (label === 'phishing'))
      wrong.push(`${name}\t${points}\t${evidence.map(({ kind, what }) => `${kind}(${what.slice(0, 60)})`).join(' ')}`);
  }
  const name = path.resolve(folder).split(path.sep).slice(-2).join('/');
  return { label, name, halves, wrong, timesMs: timesMs.sort((a, b) => a - b) };
}

/** Swindles and advertising that mail libraries keep for their faults of form. */
const NO_HAM = new Set(['empty_group_lists.eml', 'outofmemory.eml']);

const nothing = (): Counted => ({ mails: 0, doubt: 0, danger: 0 });
