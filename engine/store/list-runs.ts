// Groups by person, as runs of rows with one key each: mended as rows come and go, so that they are counted once. Pure.
export interface Run {
  key: string;
  /** Rows, one at least. */
  size: number;
}

/** Rows from `at` on, all of one run. */
export function takeFromRuns(runs: Run[], at: number, count: number): void {
  const { index } = runAt(runs, at);
  const { key, size } = runs[index]!;
  if (size > count) runs[index] = { key, size: size - count };
  else runs.splice(index, 1);
}

/** Rows that are to stand before the one at `at`: with those beside them that have their key. */
export function putIntoRuns(runs: Run[], at: number, { key, size }: Run): void {
  const { index, start } = runAt(runs, at);
  const own = runs[index]?.key === key ? index : at === start && runs[index - 1]?.key === key ? index - 1 : null;
  if (own === null) runs.splice(index, 0, { key, size });
  else runs[own] = { key, size: runs[own]!.size + size };
}

/** The run that the row at `at` is in, and its first row; behind the last one where there is no such row. */
function runAt(runs: readonly Run[], at: number): { index: number; start: number } {
  let start = 0;
  let index = 0;
  for (; index < runs.length; index += 1) {
    const { size } = runs[index]!;
    if (at < start + size) break;
    start += size;
  }
  return { index, start };
}
