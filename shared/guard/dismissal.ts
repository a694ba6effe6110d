// What a person let pass. It holds for the exposures that were shown and for no others: who is added later brings the
// warning back for what is new. It also holds for nothing worse than what was shown: an amber that was ignored does
// not silence the red that it becomes when a recipient turns out to be a family.
import { z } from 'zod';
import type { Finding, Severity, Surface } from './finding.ts';

/** What is left out was not known of those kept before: such a one holds for its key alone. */
export const Dismissal = z.object({
  key: z.string(),
  case: z.number().int().default(0),
  severity: z.enum(['red', 'amber', 'note']).default('red'),
  surface: z.enum(['S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9']).nullable().default(null),
  exposed: z.array(z.string()).default([]),
  readers: z.array(z.string()).default([]),
  spared: z.array(z.tuple([z.number().int(), z.number().int()])).default([]),
  names: z.array(z.string()).default([]),
});
export type Dismissal = z.infer<typeof Dismissal>;

export function dismissalOf(finding: Finding): Dismissal {
  const { key, severity, surface, exposed, readers, spared, names } = finding;
  return { key, case: finding.case, severity, surface, exposed, readers, spared, names };
}

const RANK = { red: 0, amber: 1, note: 2 } as const satisfies Record<Severity, number>;

export function isWorse(a: Severity, b: Severity): boolean {
  return RANK[a] < RANK[b];
}

/** Worst first. */
export function bySeverity(a: { severity: Severity }, b: { severity: Severity }): number {
  return RANK[a.severity] - RANK[b.severity];
}

/** Whether r reading p was let pass. null: nothing was. */
export type Settled = ((address: string, reader: string) => boolean) | null;

/**
 * The findings as they are without what was let pass. `find` is asked with what was let pass as red, then, if nothing
 * red is left, as amber, then as a note: each dismissal counts against what is no worse than itself.
 */
export function undismissed(
  dismissed: readonly Dismissal[],
  find: (settled: (surface: Surface) => Settled, about: (which: number) => ReadonlySet<string>) => Finding[],
): Finding[] {
  const kept: Finding[] = [];
  const levels: Severity[] = dismissed.length > 0 ? ['red', 'amber', 'note'] : ['note'];
  for (const level of levels) {
    const inForce = dismissed.filter(({ severity }) => !isWorse(level, severity));
    const found = find(
      (surface) => settledOn(inForce, surface),
      (which) => subjectsOf(inForce, which),
    );
    if (dismissed.length === 0) return found;
    const byKey = new Set(inForce.map(({ key }) => key));
    const left = found.filter(({ key }) => !byKey.has(key));
    kept.push(...left.filter((one) => one.severity === level && !kept.some((worse) => isOfSamePlace(worse, one))));
  }
  return kept;
}

/** What is left of a place that is shown already as something worse. */
function isOfSamePlace(a: Finding, b: Finding): boolean {
  // In À and Cc two parents of one child are told apart; what is quoted is a head (12) or the history below it (13).
  const sameKind = [2, 13].every((which) => (a.case === which) === (b.case === which));
  return a.surface !== null && a.surface === b.surface && sameKind && a.names.join('\n') === b.names.join('\n');
}

function settledOn(dismissed: readonly Dismissal[], surface: Surface): Settled {
  const blocks = dismissed
    .filter((one) => one.surface === surface && one.readers.length > 0)
    .map(({ exposed, readers, spared }) => ({
      exposed: indexes(exposed),
      readers: indexes(readers),
      spared: new Set(spared.map(([e, r]) => `${e}:${r}`)),
    }));
  if (blocks.length === 0) return null;
  return (address, reader) =>
    blocks.some((block) => {
      const e = block.exposed.get(address);
      const r = block.readers.get(reader);
      return e !== undefined && r !== undefined && !block.spared.has(`${e}:${r}`);
    });
}

function indexes(addresses: readonly string[]): Map<string, number> {
  return new Map(addresses.map((address, index) => [address, index]));
}

/** Addresses, and names of what is no address, about which such a case was let pass. */
function subjectsOf(dismissed: readonly Dismissal[], which: number): ReadonlySet<string> {
  return new Set(
    dismissed.filter((one) => one.case === which).flatMap(({ key, exposed, names }) => [key, ...exposed, ...names]),
  );
}
