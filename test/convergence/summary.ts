// What seeds came to, all together. Pure.
import type { SeedReport } from './run-seed.ts';

export interface Summary {
  seeds: Record<string, number>;
  failed: string[];
  actions: Record<string, number>;
  troubles: Record<string, number>;
  unknown: number;
  tookMs: number;
}

export function newSummary(): Summary {
  return { seeds: {}, failed: [], actions: {}, troubles: {}, unknown: 0, tookMs: 0 };
}

/** Several sittings as one. */
export function addSummary(summary: Summary, more: Summary): void {
  for (const counts of ['seeds', 'actions', 'troubles'] as const) add(summary[counts], more[counts]);
  summary.failed.push(...more.failed);
  summary.unknown += more.unknown;
  summary.tookMs += more.tookMs;
}

export function addReport(summary: Summary, { plan, wrong, actions, troubles, unknown, tookMs }: SeedReport): void {
  add(summary.seeds, { [plan.set]: 1 });
  add(summary.actions, actions);
  add(summary.troubles, troubles);
  if (wrong.length > 0) summary.failed.push(`${plan.set}/${plan.seed}`);
  summary.unknown += unknown;
  summary.tookMs += tookMs;
}

function add(sums: Record<string, number>, more: Record<string, number>): void {
  for (const [name, count] of Object.entries(more)) sums[name] = (sums[name] ?? 0) + count;
}

export function summaryText({ seeds, failed, actions, troubles, unknown, tookMs }: Summary): string {
  const total = Object.values(seeds).reduce((sum, count) => sum + count, 0);
  const listed = (title: string, counts: Record<string, number>) => {
    const sum = Object.values(counts).reduce((all, count) => all + count, 0);
    const lines = Object.entries(counts).sort(([, a], [, b]) => b - a);
    return [`${title}: ${sum}`, ...lines.map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`)];
  };
  return [
    ...listed('seeds', seeds),
    ...listed('actions', actions),
    ...listed('troubles', troubles),
    `sendings whose end was unknown, and was asked: ${unknown}`,
    `${(tookMs / Math.max(1, total) / 1000).toFixed(2)} s for each seed`,
    `failed: ${failed.length}${failed.length > 0 ? ` (${failed.join(', ')})` : ''}`,
  ].join('\n');
}
