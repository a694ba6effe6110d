// When a draft goes to Brouillons on the server. The local store has every version within two seconds; the server
// gets one rarely, as each filing writes the whole message anew: when the composer is closed, and now and then while
// a long letter is being written, so that another PC finds most of it should this one die. Pure.

/** Least time between two filings of a draft that stays open. */
export const FILING_INTERVAL_MS = 5 * 60_000;

export interface DraftFiling {
  createdAt: number;
  /** null: there is no copy in Brouillons yet. */
  filed: { filedAt: number } | null;
  /** Since it was filed. */
  changed: boolean;
  closed: boolean;
}

export function isFilingDue({ createdAt, filed, changed, closed }: DraftFiling, nowAt: number): boolean {
  const sinceMs = nowAt - (filed?.filedAt ?? createdAt);
  // Below 0, the PC's clock was set back: nobody knows how long ago it was.
  return changed && (closed || sinceMs < 0 || sinceMs >= FILING_INTERVAL_MS);
}
