// Collects measurements and prints each figure as one line of JSON: what of which mailbox, its median, how often, its
// target, and whether that was met. At the end all that have a target once more, for a person.

export const SECTIONS = {
  start: 'Start',
  setup: 'The guided set-up',
  account: 'A new account by IMAP',
  pop3: 'A new account by POP3',
  use: 'Use',
  reading: 'The documents of messages',
  search: 'The search, asked of the engine',
  filters: 'Message filters',
  list: 'The message list',
  contacts: 'The address book',
  scan: 'Attachments read for the guard',
  guard: 'The guard of a composer',
  elsewhere: 'What other clients do',
  time: 'Where the time of a first sync goes, by the processor’s time',
} as const;
export type Section = keyof typeof SECTIONS;

export type Unit = 'ms' | 's' | 'trips' | 'msgs' | 'msgs/s' | 'MB/s' | 'MB' | 'ratio' | 'bytes' | 'frames' | '%';

/** Whose figure it is: another client's is measured to compare with, in the same run on the same server. */
export type Client = 'Casier' | 'Thunderbird';

export interface Figure {
  client: Client;
  section: Section;
  mailbox: string;
  name: string;
  unit: Unit;
  median: number;
  n: number;
  min: number;
  max: number;
  /** What the project wants, as docs/bench.md has it; null where there is only a comparison. */
  target: string | null;
  verdict: 'met' | 'missed' | null;
}

/** What is measured of one mailbox. */
export interface Figures {
  record(name: string, unit: Unit, values: readonly number[], target?: string | null): void;
  /** p50 and p95 of the same values, as two figures. */
  recordSpread(
    name: string,
    unit: Unit,
    values: readonly number[],
    targets: readonly [p50: string | null, p95: string | null],
  ): void;
}

const figures: Figure[] = [];

export function figuresOf(section: Section, mailbox: string, client: Client = 'Casier'): Figures {
  const keep = (name: string, unit: Unit, values: readonly number[], share: number, target: string | null) => {
    const sorted = [...values].sort((a, b) => a - b);
    const median = round(percentile(sorted, share));
    const [min, max] = [round(sorted[0] ?? Number.NaN), round(sorted.at(-1) ?? Number.NaN)];
    const verdict = verdictOf(median, target);
    const figure = { client, section, mailbox, name, unit, median, n: sorted.length, min, max, target, verdict };
    figures.push(figure);
    console.log(JSON.stringify(figure));
  };
  return {
    record: (name, unit, values, target = null) => keep(name, unit, values, 0.5, target),
    recordSpread(name, unit, values, [p50, p95]) {
      keep(`${name} p50`, unit, values, 0.5, p50);
      keep(`${name} p95`, unit, values, 0.95, p95);
    },
  };
}

/** Nothing that could not be measured has met anything. */
function verdictOf(median: number, target: string | null): Figure['verdict'] {
  if (target === null) return null;
  const [sign, limit] = target.split(' ');
  const wanted = Number(limit);
  const met = sign === '≥' ? median >= wanted : sign === '<' ? median < wanted : median <= wanted;
  return met ? 'met' : 'missed';
}

/** Target, measured, verdict, for a person. */
export function printVerdicts(): void {
  const judged = figures.filter(({ verdict }) => verdict !== null);
  const fullName = ({ mailbox, name }: Figure) => `${mailbox}: ${name}`;
  const width = Math.max(...judged.map((figure) => fullName(figure).length));
  for (const figure of judged) {
    const { unit, median, n, target, verdict } = figure;
    const mark = verdict === 'met' ? '  ' : '✗ ';
    console.log(`${mark}${fullName(figure).padEnd(width)}  ${target} ${unit}  ${median} (n = ${n})  ${verdict}`);
  }
  console.log(`${judged.filter(({ verdict }) => verdict === 'met').length} of ${judged.length} targets met`);
}

export function allFigures(): readonly Figure[] {
  return figures;
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
