// How well a message answers a search, beside being found at all. Pure. What counts: a word in the subject most, in who sent it
// next; and how old it is, for what is looked for is seldom old. Of two alike the newer one comes first, so that a search
// whose words stand in bodies only is the list by date.

/** Where a word of the search was found. */
export interface Finding {
  id: number;
  of: 'subject' | 'sender' | 'attachment';
}

const POINTS = { subject: 4, sender: 3, attachment: 1.5 } as const satisfies Record<Finding['of'], number>;
/** After so long a message counts half. */
const HALF_AFTER_MS = 120 * 86_400_000;

/** Best first. `findings`: those of one word of the search in one place may name a message once. */
export function rankFound(
  found: readonly { id: number; dateAt: number }[],
  findings: readonly Finding[],
  nowAt: number,
): number[] {
  const points = new Map<number, number>();
  for (const { id, of } of findings) points.set(id, (points.get(id) ?? 0) + POINTS[of]);
  const scoreOf = ({ id, dateAt }: { id: number; dateAt: number }) =>
    (1 + (points.get(id) ?? 0)) / (1 + Math.max(0, nowAt - dateAt) / HALF_AFTER_MS);
  return found
    .map((one) => ({ ...one, score: scoreOf(one) }))
    .sort((a, b) => b.score - a.score || b.dateAt - a.dateAt || b.id - a.id)
    .map(({ id }) => id);
}
