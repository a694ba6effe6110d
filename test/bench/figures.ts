// Collects measurements and prints each figure as one line of JSON: what, its median, how often, its target, and
// whether that was met. At the end all that have a target once more, as a table.

export interface Figure {
  name: string;
  unit: 'ms' | 's' | 'trips' | 'msgs' | 'msgs/s' | 'MB/s' | 'MB' | 'ratio' | 'bytes' | 'frames';
  median: number;
  n: number;
  min: number;
  max: number;
  /** What the project wants, as docs/bench.md has it; null where there is only a comparison. */
  target: string | null;
  verdict: 'met' | 'missed' | null;
}

const figures: Figure[] = [];

export function record(
  name: string,
  unit: Figure['unit'],
  values: readonly number[],
  target: string | null = null,
): Figure {
  const sorted = [...values].sort((a, b) => a - b);
  const figure: Figure = {
    name,
    unit,
    median: round(percentile(sorted, 0.5)),
    n: sorted.length,
    min: round(sorted[0] ?? Number.NaN),
    max: round(sorted.at(-1) ?? Number.NaN),
    target,
    verdict: null,
  };
  return keep(figure);
}

function keep(figure: Figure): Figure {
  figure.verdict = verdictOf(figure);
  figures.push(figure);
  console.log(JSON.stringify(figure));
  return figure;
}

/** Nothing that could not be measured has met anything. */
function verdictOf({ median, target }: Figure): Figure['verdict'] {
  if (target === null) return null;
  const [sign, limit] = target.split(' ');
  const wanted = Number(limit);
  const met = sign === '≥' ? median >= wanted : sign === '<' ? median < wanted : median <= wanted;
  return met ? 'met' : 'missed';
}

/** Target, measured, verdict, for a person. */
export function printVerdicts(): void {
  const judged = figures.filter(({ verdict }) => verdict !== null);
  const width = Math.max(...judged.map(({ name }) => name.length));
  for (const { name, unit, median, n, target, verdict } of judged) {
    console.log(
      `${verdict === 'met' ? '  ' : '✗ '}${name.padEnd(width)}  ${target} ${unit}  ${median} (n = ${n})  ${verdict}`,
    );
  }
  console.log(`${judged.filter(({ verdict }) => verdict === 'met').length} of ${judged.length} targets met`);
}

/** p50 and p95 of the same values, as two figures. */
export function recordSpread(
  name: string,
  unit: Figure['unit'],
  values: readonly number[],
  targets: [p50: string | null, p95: string | null],
): void {
  const sorted = [...values].sort((a, b) => a - b);
  for (const [share, label, target] of [
    [0.5, 'p50', targets[0]],
    [0.95, 'p95', targets[1]],
  ] as const) {
    const median = round(percentile(sorted, share));
    const figure: Figure = {
      name: `${name} ${label}`,
      unit,
      median,
      n: sorted.length,
      min: round(sorted[0] ?? Number.NaN),
      max: round(sorted.at(-1) ?? Number.NaN),
      target,
      verdict: null,
    };
    keep(figure);
  }
}

export function allFigures(): readonly Figure[] {
  return figures;
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

function round(value: number): number {
  return Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
